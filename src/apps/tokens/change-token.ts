import { differs } from "../../core/apps/changes.ts";
import type { AppSettings, TokenSetting } from "../../core/apps/settings.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Writer } from "../../store/store.ts";
import { changeSettings, type SettingsChange } from "../change-settings.ts";
import { deployNow } from "../deploy.ts";
import { dropUnnamed } from "../drop-unnamed.ts";
import type { OpenDraft } from "../open.ts";

/**
 * Whether a change of tokens works at once. `true` publishes this token alone: what somebody else is still editing
 * stays a draft. "all" applies everything together.
 */
export type AtOnce = boolean | "all";

/** Changes one token of the draft, and makes it work when asked. Answers the revision afterwards. */
export async function changeToken(
  store: Writer,
  change: SettingsChange,
  { id, atOnce, unused }: { id: string; atOnce: AtOnce; unused: string[] },
  apply: (tokens: readonly TokenSetting[]) => readonly TokenSetting[],
): Promise<{ draft: OpenDraft; revision: number }> {
  const draft = await changeSettings(store, change, ({ preview }) => ({
    ...preview,
    tokens: apply(preview.tokens),
  }));
  const { live } = draft;
  if (!atOnce) return { draft, revision: draft.app.revision };
  // An app that was never deployed has nothing live that a token could join: it goes live as a whole.
  if (atOnce === "all" || !live) {
    return { draft, revision: await deployNow(store, draft, change, unused) };
  }
  return publishAlone(store, change, { ...draft, live }, { id, unused });
}

async function publishAlone(
  store: Writer,
  { app, now }: SettingsChange,
  draft: OpenDraft & { readonly live: AppSettings },
  { id, unused }: { id: string; unused: string[] },
) {
  const { preview } = draft;
  const others = draft.live.tokens.filter((token) => token.id !== id);
  const live = { ...draft.live, tokens: [...others, ...preview.tokens.filter((token) => token.id === id)] };
  await store.apps.change(app, { live, changed: differs(live, preview) }, now);
  await dropUnnamed(store, app, { live, preview }, draft.live, unused);
  return { draft: { ...draft, live }, revision: draft.app.revision };
}

export function tokenAt(tokens: readonly TokenSetting[], id: string): TokenSetting {
  const token = tokens.find((one) => one.id === id);
  if (!token) throw problem("CB_NF01", { path: `tokens/${id}` });
  return token;
}
