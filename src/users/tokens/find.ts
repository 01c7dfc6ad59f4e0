import { problem } from "../../core/errors/problem.ts";
import type { Reader, UserToken } from "../../store/store.ts";

export async function userTokenOf({ userTokens }: Reader, id: string): Promise<UserToken> {
  const token = await userTokens.byId(id);
  if (!token) throw problem("CB_NF01", { path: `/tonari/v1/user-tokens/${id}` });
  return token;
}
