export const recordList = {} as const;
