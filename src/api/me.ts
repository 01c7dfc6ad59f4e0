import { setCookie } from "../auth/cookie.ts";
import { parameters } from "../core/input/shape.ts";
import { changeOwnPassword } from "../users/change-own-password.ts";
import { differences, loadUser, saveUser } from "../users/change-user.ts";
import { type ApiRequest, Reply } from "./request.ts";
import { anyPassword, ownProfile } from "./user-shapes.ts";

export async function updateMe({ domain, actor, given }: ApiRequest) {
  const change = parameters(given, ownProfile);
  await domain.store.write(async (store) => {
    const user = await loadUser(store, actor.user.id);
    await saveUser(store, user, differences(user, change), domain.now());
  });
}

export async function updateMyPassword(request: ApiRequest) {
  const { current, password } = parameters(request.given, { current: anyPassword, password: anyPassword });
  const { domain, passwords, actor, address, session, secure } = request;
  const cookie = await changeOwnPassword({ domain, passwords, actor, address, session, current, password });
  return new Reply(200, cookie ? { "Set-Cookie": setCookie(cookie, secure) } : {}, {});
}
