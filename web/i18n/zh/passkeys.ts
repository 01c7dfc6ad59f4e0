import type { passkeys as english } from "../en/passkeys.ts";
import type { Translation } from "../translation.ts";

export const passkeys: Translation<typeof english> = {
  title: "通行密钥",
  text: "用指纹、面容或PIN代替密码和验证码登录。密码仍可使用。",
  none: "还没有通行密钥。",
  unavailable: "通行密钥需要https（或localhost）、主机名以及支持的浏览器。",
  add: "添加通行密钥",
  addTitle: "新的通行密钥",
  addText: "浏览器会询问保存位置：此设备、手机或安全密钥。",
  name: "名称",
  nameText: "便于辨认",
  renameTitle: "通行密钥的名称",
  renameLabel: "重命名“{name}”",
  removeLabel: "删除“{name}”",
  removeTitle: "删除“{name}”？",
  removeText: "从此刻起不能再用它登录。请同时从设备中删除。",
  remove: "删除",
  removed: "“{name}”已删除。",
  added: "{date}添加，尚未使用",
  used: "{date}添加，最近使用 {time}",
  refused: "此通行密钥未注册，或该用户不能登录。",
  signIn: "使用通行密钥登录",
};
