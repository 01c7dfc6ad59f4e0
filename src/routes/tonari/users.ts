import type { Route } from "../../api/request.ts";
import { resetUsersTwoFactor } from "../../api/two-factor.ts";
import { createUser, listUsers, resetPassword, unlockUser, updateUser } from "../../api/users.ts";
import { people } from "../guards.ts";
import { get, post, put, remove } from "../line.ts";

/** Users and how they sign in, for administrators. */
export const users: readonly Route[] = [
  get("/tonari/v1/users", listUsers, { by: people, says: "People, by name" }),
  post("/tonari/v1/users", createUser, { by: people, audit: "directory.user.add", says: "Add a user" }),
  put("/tonari/v1/users/:user", updateUser, {
    by: people,
    audit: "directory.user.change",
    says: "Change or suspend a user",
  }),
  put("/tonari/v1/users/:user/password", resetPassword, {
    by: people,
    audit: "credential.password.reset",
    says: "Give a user a new password",
  }),
  remove("/tonari/v1/users/:user/lockout", unlockUser, {
    by: people,
    audit: "credential.unlock",
    says: "Let a user try again who is locked after too many failures",
  }),
  remove("/tonari/v1/users/:user/two-factor", resetUsersTwoFactor, {
    by: people,
    audit: "credential.twoFactor.reset",
    says: "Switch off two-factor authentication of a user who lost the device",
  }),
];
