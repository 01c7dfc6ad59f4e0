import { type Scope, scopes } from "../../core/oauth/scopes.ts";

const says: Readonly<Record<Scope, string>> = {
  "k:app_record:read": "Read records",
  "k:app_record:write": "Add, change and delete records",
  "k:app_settings:read": "Read the settings of apps",
  "k:app_settings:write": "Change the settings of apps",
  "k:file:read": "Download files",
  "k:file:write": "Upload files",
};

/** The ways to say who one is, by the names that the routes give them, and what may stand in front. */
export const securitySchemes = {
  password: {
    type: "apiKey",
    in: "header",
    name: "X-Cybozu-Authorization",
    description: "Base64 of login:password",
  },
  apiToken: {
    type: "apiKey",
    in: "header",
    name: "X-Cybozu-API-Token",
    description: "An app's API token; up to nine, one an app, separated by commas",
  },
  userToken: {
    type: "http",
    scheme: "bearer",
    description: "A token of the User API (cy.s.api1.…)",
  },
  oauth: {
    type: "oauth2",
    flows: {
      authorizationCode: {
        authorizationUrl: "/oauth2/authorization",
        tokenUrl: "/oauth2/token",
        refreshUrl: "/oauth2/token",
        scopes: Object.fromEntries(scopes.map((scope) => [scope, says[scope]])),
      },
    },
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "tonari_session",
    description:
      "A signed-in browser. Every request carries X-Requested-With, and what changes something the page's " +
      "__REQUEST_TOKEN__ in its body",
  },
  basic: {
    type: "http",
    scheme: "basic",
    description:
      "In front of everything, beside the other credentials, where the server was started with --basic-auth",
  },
};

export const errorResponse = {
  description: "An error, in kintone's form",
  headers: {
    "X-Cybozu-Error": { description: "the code", schema: { type: "string" } },
  },
  content: {
    "application/json": {
      schema: {
        type: "object",
        properties: {
          code: { type: "string", examples: ["CB_VA01"] },
          id: { type: "string", description: "finds the decision in the server's log" },
          message: { type: "string" },
          errors: {
            type: "object",
            description: "of each bad parameter",
            additionalProperties: {
              type: "object",
              properties: { messages: { type: "array", items: { type: "string" } } },
            },
          },
        },
        required: ["code", "id", "message"],
      },
    },
  },
};
