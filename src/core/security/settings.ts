/** What administrators decide about passwords, for the whole domain. 0 switches off what it counts. */
export interface SecuritySettings {
  readonly lockout: {
    /** wrong passwords and codes in a row; 0: never locked */
    readonly failures: number;
    /** 0: until an administrator unlocks */
    readonly minutes: number;
  };
  readonly password: {
    readonly minLength: number;
    readonly administratorMinLength: number;
    readonly lettersAndDigits: boolean;
    readonly differsFromLoginName: boolean;
    readonly differsFromCurrent: boolean;
    /** so many passwords before the current one may not be used again */
    readonly remembered: number;
    /** 0: for ever */
    readonly validDays: number;
    /** a password that an administrator calls temporary is changed at the next sign-in */
    readonly changeTemporary: boolean;
  };
  readonly twoFactor: {
    /** may users switch it on? Whoever has it keeps it */
    readonly allowed: boolean;
  };
}

export const defaultSecurity: SecuritySettings = {
  lockout: { failures: 10, minutes: 3 },
  password: {
    minLength: 8,
    administratorMinLength: 8,
    lettersAndDigits: true,
    differsFromLoginName: true,
    differsFromCurrent: true,
    remembered: 0,
    validDays: 0,
    changeTemporary: true,
  },
  twoFactor: { allowed: true },
};
export type SecurityChange = { readonly [Part in keyof SecuritySettings]?: Partial<SecuritySettings[Part]> };

/** What `change` says, the rest as it was. */
export function withChange(settings: SecuritySettings, change: SecurityChange): SecuritySettings {
  return {
    lockout: { ...settings.lockout, ...given(change.lockout) },
    password: { ...settings.password, ...given(change.password) },
    twoFactor: { ...settings.twoFactor, ...given(change.twoFactor) },
  };
}

function given<T extends object>(part: T | undefined): Partial<T> {
  const entries = Object.entries(part ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}
