import type { Language } from "../errors/language.ts";

/** What an app gets when process management is switched on before anybody described a process. */
export const presets: Record<
  Language,
  { readonly states: readonly [string, string, string]; readonly actions: readonly [string, string] }
> = {
  ja: { states: ["未処理", "処理中", "完了"], actions: ["処理開始", "完了する"] },
  en: { states: ["Not started", "In progress", "Completed"], actions: ["Start", "Complete"] },
  zh: { states: ["未处理", "处理中", "已完成"], actions: ["开始处理", "完成"] },
};

/** The name of the list that process management makes. */
export const assignedToMe: Record<Language, string> = {
  ja: "（作業者が自分）",
  en: "(Assigned to me)",
  zh: "(执行者为自己)",
};
