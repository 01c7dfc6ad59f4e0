export const appSettings = {} as const;
