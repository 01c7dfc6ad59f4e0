import { useTexts } from "../../parts/i18n.tsx";
import { useSession } from "../../parts/session.tsx";

/** In which language and time zone values are read and typed. */
export function useReader() {
  const { language } = useTexts();
  const { timeZone, user } = useSession();
  return { language, timeZone, user };
}
