import type { TokenSetting } from "../../core/apps/settings.ts";
import type { ApiToken, Reader, User } from "../../store/store.ts";
import type { Caller } from "../caller.ts";
import { allow, openDraft } from "../open.ts";

export interface ListedToken {
  readonly secret: ApiToken;
  /** as it is being edited, or as it was before it was removed */
  readonly setting: TokenSetting;
  /** as it works now */
  readonly live: TokenSetting | undefined;
  /** still works, until the app is updated */
  readonly removed: boolean;
  readonly creator: User | undefined;
}

/** An app's tokens without their texts, which nobody has any more; in the order in which they were made. */
export async function listTokens(
  store: Reader,
  { actor, guestSpace }: Omit<Caller, "now">,
  app: number,
): Promise<{ tokens: ListedToken[]; revision: number }> {
  const draft = await openDraft(store, app, { guestSpace });
  allow(actor, draft, "appEditable");
  const secrets = await store.tokens.byApp(app);
  const creators = await store.users.byIds([...new Set(secrets.map(({ creatorId }) => creatorId))]);
  const tokens = secrets.flatMap((secret): ListedToken[] => {
    const live = draft.live?.tokens.find(({ id }) => id === secret.id);
    const edited = draft.preview.tokens.find(({ id }) => id === secret.id);
    const setting = edited ?? live;
    if (!setting) return [];
    const creator = creators.find(({ id }) => id === secret.creatorId);
    return [{ secret, setting, live, removed: edited === undefined, creator }];
  });
  return { tokens, revision: draft.app.revision };
}
