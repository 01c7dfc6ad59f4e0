import type { TokenPermission } from "../../core/apps/settings.ts";
import { invalid, message } from "../../core/errors/problem.ts";
import type { Domain } from "../../domain.ts";
import type { Writer } from "../../store/store.ts";
import type { SettingsChange } from "../change-settings.ts";
import { type AtOnce, changeToken } from "./change-token.ts";
import { hintOf, tokenDigest, tokenText } from "./text.ts";

export const mostTokens = 20;

interface NewToken {
  readonly permissions: readonly TokenPermission[];
  readonly memo: string;
  readonly expiresAt: number | null;
  readonly atOnce: AtOnce;
  readonly unused: string[];
}

const unusedYet = { usedAt: null, usedFrom: null, oldDigest: null, oldUntil: null };

/** The only moment at which anybody sees the text. */
export async function generateToken(
  store: Writer,
  domain: Domain,
  change: SettingsChange,
  { permissions, memo, expiresAt, atOnce, unused }: NewToken,
): Promise<{ id: string; token: string; revision: number }> {
  const token = tokenText(domain);
  const id = Buffer.from(domain.randomBytes(9)).toString("base64url");
  const { revision } = await changeToken(store, change, { id, atOnce, unused }, (tokens) => {
    if (tokens.length >= mostTokens) throw invalid({ tokens: [message("tooMany", { max: mostTokens })] });
    return [...tokens, { id, permissions: [...new Set(permissions)], memo }];
  });
  const { app: appId, actor, now: createdAt } = change;
  const secret = { digest: tokenDigest(token), hint: hintOf(token) };
  await store.tokens.add({
    id,
    appId,
    ...secret,
    createdAt,
    creatorId: actor.user.id,
    expiresAt,
    ...unusedYet,
  });
  return { id, token, revision };
}
