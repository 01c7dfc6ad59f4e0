import {
  IconId,
  IconKey,
  IconLockOpen,
  IconPencil,
  IconPlugConnected,
  IconShieldOff,
  IconUserCheck,
  IconUserOff,
} from "@tabler/icons-react";
import type { Action } from "../../actions/action.ts";
import type { User } from "./user.ts";

interface OnUser {
  readonly user: User;
  /** nobody can shut themself out */
  readonly self: boolean;
  readonly edit: () => void;
  readonly profile: () => void;
  readonly resetPassword: () => void;
  readonly showApplications: () => void;
  readonly unlock: () => Promise<void>;
  readonly resetTwoFactor: () => Promise<void>;
  readonly suspend: () => Promise<void>;
  readonly activate: () => Promise<void>;
}

export const userActions: readonly Action<OnUser>[] = [
  { id: "edit", label: "users.edit", icon: IconPencil, run: ({ edit }) => edit() },
  { id: "profile", label: "profile.open", icon: IconId, run: ({ profile }) => profile() },
  { id: "reset", label: "users.reset", icon: IconKey, run: ({ resetPassword }) => resetPassword() },
  {
    id: "applications",
    label: "oauth.connected",
    icon: IconPlugConnected,
    run: ({ showApplications }) => showApplications(),
  },
  {
    id: "unlock",
    label: "users.unlock",
    icon: IconLockOpen,
    when: ({ user }) => user.locked,
    run: ({ unlock }) => unlock(),
  },
  {
    id: "two-factor",
    label: "users.resetTwoFactor",
    icon: IconShieldOff,
    when: ({ user }) => user.twoFactor,
    run: ({ resetTwoFactor }) => resetTwoFactor(),
  },
  {
    id: "suspend",
    label: "users.suspend",
    icon: IconUserOff,
    danger: true,
    when: ({ user, self }) => user.valid && !self,
    run: ({ suspend }) => suspend(),
  },
  {
    id: "activate",
    label: "users.activate",
    icon: IconUserCheck,
    when: ({ user }) => !user.valid,
    run: ({ activate }) => activate(),
  },
];
