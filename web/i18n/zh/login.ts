import type { login as english } from "../en/login.ts";
import type { Translation } from "../translation.ts";

export const login: Translation<typeof english> = {
  title: "登录",
  text: "就在隔壁的业务应用。",
  name: "登录名",
  password: "密码",
  show: "显示密码",
  hide: "隐藏密码",
  signIn: "登录",
  failed: "登录名或密码不正确。",
  busy: "正在登录",
  caps: "大写锁定已打开。",
};
