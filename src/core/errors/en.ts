import type { Sentences } from "./sentences.ts";

const lockFailed = "The changes were not saved because the database could not be locked. Try again later.";
const protectedResource = "Cannot access protected resource.";

// kintone's own words wherever they are known, ours elsewhere.
export const en: Sentences = {
  codes: {
    CB_AU01: "Please login.",
    CB_WA01:
      "Password authentication failed. The value in http header of X-Cybozu-Authorization is not valid.",
    CB_TW02:
      "Authentication failed because two-factor authentication is enabled. The REST API does not support it.",
    CB_US02: ({ count }) =>
      `The account is locked after ${count} or more wrong passwords. Contact your administrator.`,
    CB_US02_TEMPORARY: ({ count, minutes }) =>
      `The account is locked after ${count} or more wrong passwords. Try again in ${minutes} minutes.`,
    CB_PE01: "The password has expired.",
    SLASH_LO02: "The login name or password is incorrect.",
    SLASH_TW01: "Enter the code that your authenticator app shows.",
    SLASH_TW02: "The code is incorrect, or it was used already.",
    SLASH_TW03:
      "The server cannot read your authenticator app's secret, because it runs with another key. Sign in with a recovery code, or ask your administrator.",
    SLASH_PA02: "The temporary password must be changed.",
    SLASH_IL06: "The client certificate belongs to a user other than the one who logged in.",
    CB_OA01: protectedResource,
    CB_OA01_SCOPE: protectedResource,
    CB_JH01: 'The "X-Requested-With" header is required to run an API with session authentication.',
    CB_CS01: "The page has expired. Reload the page.",
    GAIA_IA02:
      "The specified API token does not match the API token generated via an app. Check the API token settings of the app. If they are correct, update the app so that they take effect.",
    GAIA_DA03: "You cannot specify a duplicate API token for the same app.",
    GAIA_AP15: ({ id }) => `The API token does not match the app (ID: ${id}).`,

    CB_NO02: "No privilege to proceed.",
    GAIA_NO01: "Using this API token, you cannot run the specified API.",
    GAIA_NO02: "The app is in maintenance mode.",

    CB_VA01: "Missing or invalid input.",
    CB_IL02: "Illegal request.",
    CB_IJ01: "Invalid JSON string.",
    CB_NF01: ({ path }) => `The path ${path} does not exist.`,
    CB_NF02: ({ method, path }) => `The method ${method} is not supported by the path ${path}.`,
    CB_TL01: ({ limit }) => `The request is larger than ${limit}.`,
    CB_TO01: ({ seconds }) => `The rest of the request did not arrive: nothing came for ${seconds} seconds.`,
    CB_IL01:
      "An unexpected error occurred. Contact your administrator and quote the id that came with this message.",
    GAIA_IL23:
      "When you operate an app in a guest space, please send the request to '/k/guest/(guest space ID)/v1/...'.",
    GAIA_IL25:
      "The guest space ID in the request path is not correct. Specify the ID of the guest space in question.",
    GAIA_TO03: ({ parameter, limit }) =>
      `The number of parameters exceeds the limit. - ${parameter}[${limit}]`,
    GAIA_TO04: "The number of concurrent API requests exceeds the limit.",

    GAIA_DA02: lockFailed,
    GAIA_RE18: lockFailed,
    GAIA_LT01: "The operation failed because the database is locked. Try again later.",

    GAIA_AP01: ({ id }) => `The app (ID: ${id}) not found. The app may have been deleted.`,
    GAIA_SP01: ({ id }) => `The space (ID: ${id}) not found. The space may have been deleted.`,
    GAIA_CO03: ({ id }) => `The revision is not the latest. Someone may update the app settings (ID: ${id}).`,
    GAIA_FC01: ({ code }) => `The specified field (code: ${code}) is not found.`,
    GAIA_IL01: ({ label, reason }) => `The formula in the field '${label}' is invalid. (Reason: ${reason})`,
    GAIA_IL44: 'The view "(Assigned to me)" cannot be deleted while process management is enabled.',
    GAIA_LO02: ({ code, app }) =>
      `The field "${code}" cannot be deleted because a lookup of the app (ID: ${app}) uses it.`,
    GAIA_LO03:
      'Cannot copy values from the datasource app of the lookup. "Prohibit duplicate values" must be selected in the settings of its key field.',

    GAIA_RE01: ({ id }) => `The specified record (ID: ${id}) is not found.`,
    GAIA_RE02: "The specified comment does not exist. The comment may have been deleted.",
    GAIA_RE03: ({ id }) =>
      `Cannot delete the comment (ID: ${id}). The comment was posted by someone other than you.`,
    GAIA_RE12: "Comment feature is disabled.",
    GAIA_RE20: 'No records match the conditions specified in the "updateKey" field.',
    GAIA_CO02: "The revision is not the latest. Someone may update a record.",
    GAIA_UN03: "Reload the record. Someone else updated it while you were editing.",
    GAIA_UN10: ({ type }) => `Cannot update field whose type is ${type}.`,
    GA_UO01: "The API does not support this operation: editing the value of categories",
    GAIA_BF02: ({ code }) =>
      `App permissions are required to add records with specifying a value in the "${code}" field.`,
    GAIA_FU01: ({ code }) => `Edit permissions are required to edit field "${code}".`,
    GAIA_SI01: ({ table }) => `Raw ID (code: ${table}) in a table is duplicated.`,
    GAIA_BL01: ({ key }) => `The specified file (id: ${key}) not found.`,
    GAIA_IQ27: ({ code }) =>
      `Failed to update record. The field (code: ${code}) set as "updateKey" must be set to "Prohibit duplicate values".`,
    GAIA_IQ28: 'More than one record has the same value for "updateKey".',
    GAIA_LO04: ({ code, value }) =>
      `A value ${value} in the field ${code} does not exist in the datasource app for lookup, or you do not have permission to view the app or the field.`,
    GAIA_IL26: ({ code }) => `The specified user (code：${code}) not found.`,
    GAIA_IL27: ({ code }) => `The specified group (code：${code}) not found.`,
    GAIA_IL28: ({ code }) => `The specified organization (code：${code}) not found.`,

    GAIA_QU01: "limit must be 500 or less.",
    GAIA_QU02: "offset must be 10,000 or less.",
    GAIA_IQ02: 'A saved filter cannot use "and" and "or" together.',
    GAIA_IQ03: ({ code, operator }) =>
      `The operator ${operator} cannot be used with the type of the field ${code}.`,
    GAIA_IQ07: ({ code, operator }) =>
      `The operator ${operator} cannot be used with the type of the field ${code} when the field is in a table.`,
    GAIA_IQ10: ({ code, value }) => `"${value}" does not exist in the items of the field "${code}".`,
    GAIA_IQ11: ({ code }) => `Specified field (${code}) not found.`,
    GAIA_IQ23: ({ value }) => `The day (${value}) is invalid. Specify an integer from 1 to 31.`,
    GAIA_IQ25: 'The second argument of FROM_TODAY() must be "DAYS", "WEEKS", "MONTHS" or "YEARS".',
    GAIA_IL08: "The query is invalid.",
    GAIA_IL42:
      "A user, group or department in the filter condition does not exist. It may have been deleted.",
    GAIA_IR02: ({ code }) =>
      `The query for the field "${code}" is invalid. This kind of query can only be used with related records fields.`,
    GAIA_IS02: ({ code }) => `The field "${code}" cannot be used to sort records.`,
    GAIA_TM12:
      "The cursor was not created because there are too many cursors. Delete cursors that you no longer need, or try again later.",
    GAIA_CN01: "The specified cursor does not exist or has expired.",

    GAIA_ST02: "Your request failed. The process management feature has been disabled.",
    GAIA_IL03:
      "Failed to update the status. The settings or the status itself may have been changed by someone.",
    GAIA_SA01: "Assignee is required.",
    GAIA_SA04: "Failed to update status. Assignee cannot be specified by the action.",
    GAIA_NT01: "Only Assignee can change the status.",

    SLASH_IL15: ({ row }) => `Line ${row} has too few or too many items.`,
    CB_VA01_ROW: ({ row, column, reason }) => `Line ${row}${column === "" ? "" : ` (${column})`}: ${reason}`,
  },

  messages: {
    requiredParameter: "Required field.",
    string: "Enter a string.",
    number: "Enter a number.",
    integer: "Enter an integer value.",
    boolean: "must be boolean.",
    object: "must be an object.",
    list: "must be an array.",
    badJson: "This is not valid JSON.",
    unknownKey: ({ key }) => `The key "${key}" cannot be specified here.`,
    enumValue: "must be one of the enum value",
    atLeast: ({ min }) => `must be greater than or equal to ${min}`,
    atMost: ({ max }) => `must be less than or equal to ${max}`,
    sizeBetween: ({ min, max }) => `size must be between ${min} and ${max}`,
    lengthBetween: ({ min, max }) => `Enter between ${min} and ${max} characters.`,
    tooLong: ({ max }) => `Enter ${max} characters or less.`,
    tooShort: ({ min }) => `Enter ${min} characters or more.`,
    tooMany: ({ max }) => `A maximum of ${max} can be specified.`,
    blank: "Enter something other than spaces.",
    duplicate: ({ value }) => `"${value}" is specified more than once.`,
    onlyOneOf: ({ one, other }) => `"${one}" and "${other}" cannot be specified together.`,
    tooManyTokens: ({ max }) => `A maximum of ${max} API tokens can be specified at one time.`,
    fileTooLarge: ({ max }) => `The file is larger than ${max}.`,
    fileType: "Files of this type cannot be used.",

    addCount: ({ max }) => `A maximum of ${max} records can be added at one time.`,
    updateCount: ({ max }) => `A maximum of ${max} records can be updated at one time.`,
    deleteCount: ({ max }) => `Between 1 and ${max} records can be deleted at one time.`,
    requestCount: ({ max }) => `A maximum of ${max} requests can be run at one time.`,
    idOrUpdateKey:
      'The record to be updated must be specified by one of the parameters "id" and "updateKey".',
    idAndUpdateKey: '"id" and "updateKey" cannot be specified together.',
    querySyntax: "unsupported query format",
    revisionConflict: "The revision is not the latest.",

    // kintone says "Required." for a field of the record and "Required field." for a parameter of the request.
    required: "Required.",
    duplicateValue: "This value already exists in another record.",
    // kintone prints the first length that is not allowed, not the limit: a maximum of 5 reads "less than 6".
    maxLengthExceeded: ({ max }) => `Enter less than ${Number(max) + 1} characters.`,
    minLengthNotReached: ({ min }) => `Enter more than ${Number(min) - 1} characters.`,
    tooLarge: ({ max }) => `The value must be ${max} or less.`,
    tooSmall: ({ min }) => `The value must be ${min} or more.`,
    tooManyDigits: "The number of digits exceeds the maximum allowed.",
    notANumber: "Only numbers are allowed.",
    notAnOption: ({ value }) => `The value, "${value}", is not in options.`,
    badUrl: "The format of the URL is invalid.",
    badMail: "The format of the e-mail address is invalid.",
    badPhone: "The format of the phone number is invalid.",
    badDate: "The format of the date is invalid.",
    badTime: "The format of the time is invalid.",
    badDateTime: "The format of the date and time is invalid.",
    futureDateTime: "A date and time in the future cannot be specified.",
    notACandidate: ({ code }) => `"${code}" is not one of the available choices.`,

    duplicateCode: ({ code }) => `The field code "${code}" is used more than once.`,
    reservedCode: ({ code }) => `"${code}" is reserved and cannot be used as a field code.`,
    badFieldCode: ({ code }) => `The field code "${code}" contains characters that cannot be used.`,
    keyMustEqualCode: "The field code must be the same as its key in properties.",
    unknownFieldType: ({ type }) => `There is no field type "${type}".`,
    cannotAddType: ({ type }) => `Fields of the type "${type}" cannot be added.`,
    cannotChangeType: "The type of a field cannot be changed.",
    cannotDeleteField: ({ code }) => `The field "${code}" cannot be deleted.`,
    usedByRecordRule: ({ code }) =>
      `Permissions for records depend on the field "${code}". Change their conditions first.`,
    cannotChangeCode: "The code of this field cannot be changed.",
    unknownField: ({ code }) => `The field "${code}" does not exist.`,
    wrongFieldType: ({ code }) => `A field of the type of "${code}" cannot be used here.`,
    notInTable: ({ type }) => `Fields of the type "${type}" cannot be placed in a table.`,
    onlyInTable: ({ code }) => `The field "${code}" cannot be moved out of its table.`,
    tooManyFields: ({ max }) => `An app can have a maximum of ${max} fields.`,
    minAboveMax: "The minimum must not be greater than the maximum.",
    badDefault: "The default value does not fit the settings of the field.",
    noOptions: "Specify at least one option.",
    tooManyOptions: ({ max }) => `A maximum of ${max} options can be specified.`,
    optionTooLong: ({ max }) => `An option can have a maximum of ${max} characters.`,
    duplicateOption: ({ name }) => `The option "${name}" is specified more than once.`,
    unknownOption: ({ name }) => `The option "${name}" does not exist.`,
    optionMustEqualLabel: "The key of a new option must be the same as its label.",
    duplicateIndex: ({ index }) => `The index ${index} is used more than once.`,
    layoutMissesField: ({ code }) => `The field "${code}" is missing from the layout.`,
    layoutUnknownField: ({ code }) => `The layout contains the field "${code}", which is not in the form.`,
    layoutDuplicateField: ({ code }) => `The field "${code}" appears more than once in the layout.`,
    layoutWrongType: ({ code }) => `The type of the field "${code}" differs from the form.`,
    layoutWrongPlace: ({ type }) => `"${type}" cannot be placed here.`,
    lookupKeyField: ({ code }) => `The field "${code}" cannot be the key field of a lookup.`,
    lookupTargetTaken: ({ code }) => `Another lookup already copies to the field "${code}".`,
    lookupTypes: ({ field, relatedField }) =>
      `The values of the field "${relatedField}" cannot be copied to the field "${field}".`,

    unknownApp: ({ id }) => `The app (ID: ${id}) does not exist.`,
    unknownView: ({ name }) => `The view "${name}" does not exist.`,
    tooDeep: ({ max }) => `At most ${max} levels are possible.`,
    duplicateName: ({ name }) => `The name "${name}" is used more than once.`,
    nameMustEqualKey: "The name of a new item must be the same as its key.",
    viewCannotBeRemoved: ({ name }) => `The view "${name}" cannot be deleted.`,
    badSort: "The sort order is invalid.",
    badColor: "The color is invalid.",
    badTimeZone: "The time zone is invalid.",
    unknownState: ({ name }) => `The status "${name}" does not exist.`,
    firstStateMissing: "The first status must be the one that is first now. Rename it instead.",
    firstStateAssignee: "Only the creator of the record, or nobody, can be the assignee of the first status.",
    stateInUse: ({ name }) =>
      `Records have the status "${name}". Move them to another status before you delete it.`,
    duplicateAction: ({ name }) => `There is more than one action "${name}" from the same status.`,
    noAppAdministrator: "At least one user must have the permission to manage the app.",
    needsRight: ({ right }) => `This permission cannot be given without "${right}".`,

    formulaSyntax: "The syntax of the formula is invalid.",
    formulaUnknownField: ({ code }) => `The field code (${code}) in the formula does not exist.`,
    formulaUnknownFunction: ({ name }) => `The function ${name} cannot be used.`,
    formulaCircular: "The fields refer to each other in a circle.",
    formulaArguments: ({ name, count }) =>
      `The number of arguments of the function ${name} must be ${count}.`,
    formulaTooFewArguments: ({ name, min }) =>
      `The number of arguments of the function ${name} must be ${min} or more.`,
    formulaTooManyArguments: ({ name, max }) =>
      `The number of arguments of the function ${name} must be ${max} or less.`,
    formulaFullWidth: ({ given, wanted }) =>
      `The formula contains the full-width symbol "${given}". Enter the half-width symbol "${wanted}".`,
    formulaWrongOperator: ({ given, wanted }) =>
      `The formula contains "${given}". Enter "${wanted}" instead.`,
    formulaFieldType: ({ type }) => `Fields of the type (${type}) cannot be used in a formula.`,
    formulaOperatorTypes: ({ operator }) =>
      `The operator "${operator}" cannot be used with these data types.`,
    formulaFunctionTypes: ({ name }) => `The function ${name} cannot be used with these data types.`,
    formulaList: "A list of values is used without a function that accepts lists.",

    unknownVersion: ({ revision }) => `There is no version ${revision} of the record.`,
    unknownUser: ({ code }) => `The user "${code}" does not exist.`,
    unknownGroup: ({ code }) => `The group "${code}" does not exist.`,
    unknownOrganization: ({ code }) => `The department "${code}" does not exist.`,
    unknownCustomItem: ({ code }) => `The profile item "${code}" does not exist.`,
    unknownTitle: ({ code }) => `The job title "${code}" does not exist.`,
    loginNameTaken: ({ code }) => `The login name "${code}" is already in use.`,
    codeTaken: ({ code }) => `The code "${code}" is already in use.`,
    passwordTooShort: ({ min }) => `The password must have at least ${min} characters.`,
    passwordTooLong: ({ max }) => `The password can have a maximum of ${max} characters.`,
    passwordNeedsLettersAndDigits: "The password must contain both letters and digits.",
    passwordEqualsLoginName: "The password must differ from the login name.",
    passwordFormer: ({ count }) => `The last ${count} passwords may not be used again.`,
    passwordUnchanged: "The password must differ from the current one.",
    codeWrong: "The code is incorrect. Check the clock of your device.",
    passwordWrong: "The current password is incorrect.",
    badLocale: "The language is invalid.",
    builtIn: ({ code }) => `"${code}" is built in, so this operation is not possible.`,
    lastAdministrator: "At least one administrator must remain.",
    notYourself: "You cannot do this to yourself.",
    organizationCycle: "A department cannot be moved below itself or one of its own departments.",
    organizationNotEmpty: ({ code }) => `The department "${code}" has departments below it.`,
    badCsv: "The file is not valid CSV.",
    badEncoding: "The character encoding must be UTF-8 or Shift_JIS.",
    unknownImport: ({ id }) => `There is no import with the ID ${id}.`,
    staticGroup: "The members of a static group do not follow from conditions.",
    dynamicGroup: "The members of a dynamic group cannot be changed directly.",
  },
};
