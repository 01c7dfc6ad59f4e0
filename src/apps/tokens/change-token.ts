import { differs } from "../../core/apps/changes.ts";
import type { AppSettings, TokenSetting } from "../../core/apps/settings.ts";
import { invalid, message, problem } from "../../core/errors/problem.ts";
import type { Writer } from "../../store/store.ts";
import { changeSettings, type SettingsChange } from "../change-settings.ts";
import { deployNow } from "../deploy.ts";
import type { OpenDraft } from "../open.ts";

/**
 * Whether a change of tokens works at once. `true` never publishes what somebody else is still editing: it is refused
 * while other changes wait. "all" applies them together.
 */
export type AtOnce = boolean | "all";

/** Changes one token of the draft, and deploys when asked. Answers the revision afterwards. */
export async function changeToken(
  store: Writer,
  change: SettingsChange,
  { id, atOnce, unused }: { id: string; atOnce: AtOnce; unused: string[] },
  apply: (tokens: readonly TokenSetting[]) => readonly TokenSetting[],
): Promise<{ draft: OpenDraft; revision: number }> {
  const draft = await changeSettings(store, change, ({ live, preview }) => {
    if (atOnce === true && othersWait(id, live, preview)) {
      throw invalid({ deploy: [message("pendingChanges")] });
    }
    return { ...preview, tokens: apply(preview.tokens) };
  });
  const revision = atOnce ? await deployNow(store, draft, change, unused) : draft.app.revision;
  return { draft, revision };
}

function othersWait(id: string, live: AppSettings | null, preview: AppSettings): boolean {
  const without = (settings: AppSettings) => ({
    ...settings,
    tokens: settings.tokens.filter((token) => token.id !== id),
  });
  return !live || differs(without(live), without(preview));
}

export function tokenAt(tokens: readonly TokenSetting[], id: string): TokenSetting {
  const token = tokens.find((one) => one.id === id);
  if (!token) throw problem("CB_NF01", { path: `tokens/${id}` });
  return token;
}
