export const formEditor = {} as const;
