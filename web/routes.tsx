import { Navigate, type RouteObject } from "react-router";
import { stayOrLoad } from "./customize/one-app.ts";
import { CrashPage, NotFoundPage } from "./parts/error-pages.tsx";
import { LoadingPage } from "./parts/loading.tsx";
import { Shell } from "./parts/shell.tsx";

/** The pages of an app's settings that are not tabs, under /k/admin/app/. */
const settingsPages: RouteObject[] = [
  {
    path: "general",
    lazy: async () => ({
      Component: (await import("./pages/app-settings/settings/general.tsx")).GeneralPage,
    }),
  },
  {
    path: "apitoken",
    lazy: async () => ({
      Component: (await import("./pages/app-settings/tokens/tokens-page.tsx")).TokensPage,
    }),
  },
  {
    path: "customize",
    lazy: async () => ({
      Component: (await import("./pages/app-settings/customize/customize-page.tsx")).CustomizePage,
    }),
  },
  {
    path: "status",
    lazy: async () => ({
      Component: (await import("./pages/app-settings/process/process-page.tsx")).ProcessPage,
    }),
  },
  {
    path: "category",
    lazy: async () => ({
      Component: (await import("./pages/app-settings/categories/categories-page.tsx")).CategoriesPage,
    }),
  },
  {
    path: "acl",
    lazy: async () => ({ Component: (await import("./pages/app-settings/acl/acl-page.tsx")).AclPage }),
  },
  {
    path: "record/acl",
    lazy: async () => ({
      Component: (await import("./pages/app-settings/rules/record-rules-page.tsx")).RecordRulesPage,
    }),
  },
  {
    path: "field/acl",
    lazy: async () => ({
      Component: (await import("./pages/app-settings/rules/field-rules-page.tsx")).FieldRulesPage,
    }),
  },
  {
    path: "title",
    lazy: async () => ({ Component: (await import("./pages/app-settings/settings/title.tsx")).TitlePage }),
  },
  {
    path: "recalculation",
    lazy: async () => ({
      Component: (await import("./pages/app-settings/recalculation/recalculation-page.tsx"))
        .RecalculationPage,
    }),
  },
  {
    path: "advanced",
    lazy: async () => ({
      Component: (await import("./pages/app-settings/settings/advanced.tsx")).AdvancedPage,
    }),
  },
];

/** Every page has kintone's address where kintone has one. A page is loaded when it is first opened. */
export const routes: RouteObject[] = [
  {
    HydrateFallback: LoadingPage,
    loader: stayOrLoad,
    shouldRevalidate: () => true,
    ErrorBoundary: CrashPage,
    children: [
      { path: "/login", lazy: async () => ({ Component: (await import("./pages/login/login.tsx")).Login }) },
      {
        path: "/oauth2/authorization",
        lazy: async () => ({ Component: (await import("./pages/consent/consent.tsx")).Consent }),
      },
      {
        Component: Shell,
        ErrorBoundary: CrashPage,
        children: [
          { index: true, element: <Navigate to="/k/" replace /> },
          {
            path: "/k",
            lazy: async () => ({ Component: (await import("./pages/portal/portal.tsx")).Portal }),
          },
          {
            path: "/k/:app",
            lazy: async () => ({ Component: (await import("./pages/list/list.tsx")).RecordList }),
          },
          {
            path: "/k/:app/show",
            lazy: async () => ({ Component: (await import("./pages/detail/detail.tsx")).RecordDetail }),
          },
          {
            path: "/k/:app/edit",
            lazy: async () => ({ Component: (await import("./pages/edit/add-record.tsx")).AddRecord }),
          },
          {
            path: "/k/admin/app/new",
            lazy: async () => ({ Component: (await import("./pages/create-app/new-app.tsx")).NewApp }),
          },
          {
            path: "/k/admin/app/new/csv",
            lazy: async () => ({ Component: (await import("./pages/create-app/from-csv.tsx")).FromCsv }),
          },
          {
            path: "/k/admin/app",
            lazy: async () => ({ Component: (await import("./pages/app-settings/frame.tsx")).AppSettings }),
            children: [
              {
                path: "flow",
                lazy: async () => ({ Component: (await import("./pages/app-settings/flow.tsx")).Flow }),
              },
              ...settingsPages,
            ],
          },
          {
            path: "/tonari/docs",
            lazy: async () => ({ Component: (await import("./pages/explorer/explorer.tsx")).Explorer }),
          },
          {
            path: "/settings",
            lazy: async () => ({ Component: (await import("./pages/settings/settings.tsx")).Settings }),
          },
          {
            path: "/admin/security",
            lazy: async () => ({ Component: (await import("./pages/security/security.tsx")).Security }),
          },
          {
            path: "/admin/users",
            lazy: async () => ({ Component: (await import("./pages/users/users.tsx")).Users }),
          },
          {
            path: "/admin/users/:user",
            lazy: async () => ({
              Component: (await import("./pages/user-profile/user-profile.tsx")).UserProfile,
            }),
          },
          {
            path: "/admin/organizations",
            lazy: async () => ({
              Component: (await import("./pages/organizations/organizations.tsx")).Organizations,
            }),
          },
          {
            path: "/admin/groups",
            lazy: async () => ({ Component: (await import("./pages/groups/groups.tsx")).Groups }),
          },
          {
            path: "/admin/custom-items",
            lazy: async () => ({
              Component: (await import("./pages/custom-items/custom-items.tsx")).CustomItems,
            }),
          },
          {
            path: "/admin/csv",
            lazy: async () => ({ Component: (await import("./pages/csv/csv.tsx")).Csv }),
          },
          {
            path: "/admin/user-tokens",
            lazy: async () => ({
              Component: (await import("./pages/user-tokens/user-tokens.tsx")).UserTokens,
            }),
          },
          {
            path: "/admin/oauth",
            lazy: async () => ({ Component: (await import("./pages/oauth/clients.tsx")).Clients }),
          },
          {
            path: "/admin/oauth/new",
            lazy: async () => ({ Component: (await import("./pages/oauth/new-client.tsx")).NewClient }),
          },
          {
            path: "/admin/oauth/:client",
            lazy: async () => ({ Component: (await import("./pages/oauth/edit-client.tsx")).EditClient }),
          },
          {
            path: "/admin/credentials",
            lazy: async () => ({
              Component: (await import("./pages/credentials/credentials.tsx")).Credentials,
            }),
          },
          {
            path: "/admin/audit",
            lazy: async () => ({ Component: (await import("./pages/audit/audit.tsx")).Audit }),
          },
          {
            path: "/admin/log",
            lazy: async () => ({ Component: (await import("./pages/request-log/log.tsx")).RequestLog }),
          },
          {
            path: "/admin/log/:id",
            lazy: async () => ({
              Component: (await import("./pages/request-log/decision.tsx")).RequestDecision,
            }),
          },
          { path: "*", Component: NotFoundPage },
        ],
      },
    ],
  },
];
