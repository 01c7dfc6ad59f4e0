import type { security as english } from "../en/security.ts";
import type { Translation } from "../translation.ts";

export const security: Translation<typeof english> = {
  title: "密码与登录",
  text: "适用于所有用户。",
  onlyText: "如需更改规则，请联系管理员。",
  twoFactorText: "除密码外，还使用手机应用的验证码。已启用的用户继续使用；可以在用户页面为其关闭。",
  twoFactorAllowed: "允许用户启用",
  lockout: "账户锁定",
  lockoutText: "防止猜测密码：登录和API中的密码错误与验证码错误合并计数。",
  failures: "锁定前允许的失败次数",
  failuresText: "0：从不锁定",
  minutes: "自动解锁的分钟数",
  minutesText: "0：直到管理员解锁",
  password: "密码规则",
  passwordText: "适用于用户自己设置的密码，不适用于管理员设置的密码。",
  minLength: "用户密码的最小长度",
  administratorMinLength: "管理员密码的最小长度",
  validDays: "密码有效天数",
  validDaysText: "0：永久有效",
  remembered: "不能再次使用的旧密码个数",
  rememberedText: "不包括当前密码。0：不限制。",
  lettersAndDigits: "必须包含字母和数字",
  differsFromLoginName: "不得与登录名相同",
  differsFromCurrent: "不得与当前密码相同",
  changeTemporary: "下次登录时必须更改临时密码",
};
