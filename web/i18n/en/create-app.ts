export const createApp = {} as const;
