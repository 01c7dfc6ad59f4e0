import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { api } from "./api.ts";
import { type Boot, boot, type SignedInUser } from "./boot.ts";

interface Session extends Boot {
  readonly user: SignedInUser;
  /** the user's own, e.g. "Asia/Tokyo" */
  readonly timeZone: string;
  /** reads the session again, after the user's own settings were changed */
  refresh(): Promise<void>;
  signOut(): Promise<void>;
}
const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in. On the sign-in page nobody is, and there is no session to use. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [current, setCurrent] = useState(boot);
  const session = useMemo<Session | undefined>(() => {
    if (current.user === null) return undefined;
    return {
      ...current,
      user: current.user,
      timeZone: current.timeZone ?? current.domain.timeZone,
      async refresh() {
        setCurrent(await api.get<Boot>("/tonari/v1/session"));
      },
      async signOut() {
        await api.delete("/tonari/v1/session");
        location.assign("/login");
      },
    };
  }, [current]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("nobody is signed in on this page");
  return session;
}
