import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { watchDocument } from "./customize/one-app.ts";
import { Overlays } from "./customize/overlays.tsx";
import { boot } from "./parts/boot.ts";
import { ConfirmProvider } from "./parts/confirm.tsx";
import { I18n, type Messages } from "./parts/i18n.tsx";
import { queryClient } from "./parts/query-client.ts";
import { SessionProvider } from "./parts/session.tsx";
import { routes } from "./routes.tsx";
import { colorSchemeManager, cssVariables, theme } from "./styles/theme.ts";

const router = createBrowserRouter(routes);
watchDocument(router);
const dayjsLocale = { en: "en", ja: "ja", zh: "zh-cn" }[boot.language];

export function App({ messages }: { readonly messages: Messages }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <DatesProvider settings={{ locale: dayjsLocale, firstDayOfWeek: boot.language === "zh" ? 1 : 0 }}>
        <QueryClientProvider client={queryClient}>
          <I18n language={boot.language} messages={messages}>
            <SessionProvider>
              <ConfirmProvider>
                <RouterProvider router={router} />
              </ConfirmProvider>
              <Overlays />
              <Notifications position="bottom-center" limit={4} />
            </SessionProvider>
          </I18n>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
