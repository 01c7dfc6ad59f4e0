import {
  ActionIcon,
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  InputWrapper,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  Menu,
  Modal,
  Table,
  Tooltip,
} from "@mantine/core";

/** The one accent: the green of a pine. */
const pine: MantineColorsTuple = [
  "#eef8f6",
  "#d8eeea",
  "#b0ddd5",
  "#84c9be",
  "#57b3a5",
  "#2f9c8c",
  "#1a8072",
  "#146a5f",
  "#10564d",
  "#0b3f39",
];
const gray: MantineColorsTuple = [
  "#f7f8f7",
  "#f0f2f1",
  "#e5e8e7",
  "#d7dcda",
  "#b9c2bf",
  "#94a09c",
  "#6b7673",
  "#55605d",
  "#333c3a",
  "#1b2321",
];
const dark: MantineColorsTuple = [
  "#e6ebe9",
  "#c3cdca",
  "#a5b1ad",
  "#76827e",
  "#3f4a47",
  "#2d3634",
  "#222a28",
  "#1a201f",
  "#151a19",
  "#0f1312",
];

export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 6 },
  colors: { pine, gray, dark },
  black: "#1b2321",
  fontFamily: "var(--font-text)",
  fontFamilyMonospace: "var(--font-code)",
  headings: {
    fontFamily: "var(--font-text)",
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.375rem", lineHeight: "1.3" },
      h2: { fontSize: "1.125rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
      h4: { fontSize: "0.875rem", lineHeight: "1.45" },
    },
  },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.55", lg: "1.55", xl: "1.5" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  radius: { xs: "3px", sm: "5px", md: "8px", lg: "12px", xl: "20px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Badge: Badge.extend({
      defaultProps: { variant: "light", radius: "sm" },
      styles: { root: { textTransform: "none", fontWeight: 600, letterSpacing: 0 } },
    }),
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray" } }),
    InputWrapper: InputWrapper.extend({ styles: { label: { marginBottom: 4 } } }),
    // Its placeholder is no item of a menu; without it the first item takes the focus, as in any menu.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: "lg", overlayProps: { blur: 1 } },
      styles: { title: { fontWeight: 650, fontSize: "var(--mantine-font-size-lg)" } },
    }),
    Table: Table.extend({
      defaultProps: { verticalSpacing: "xs", horizontalSpacing: "sm", borderColor: "var(--color-line)" },
      styles: {
        th: { color: "var(--color-text-quiet)", fontSize: "var(--mantine-font-size-sm)", fontWeight: 600 },
      },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
});

/** Tells Mantine's parts our colours by use (styles/colors.css), so that there is one list of them. */
const byUse = {
  "--mantine-color-body": "var(--color-surface)",
  "--mantine-color-text": "var(--color-text)",
  "--mantine-color-dimmed": "var(--color-text-quiet)",
  "--mantine-color-placeholder": "var(--color-text-faint)",
  "--mantine-color-anchor": "var(--color-link)",
  "--mantine-color-default": "var(--color-surface)",
  "--mantine-color-default-hover": "var(--color-surface-hover)",
  "--mantine-color-default-color": "var(--color-text)",
  "--mantine-color-default-border": "var(--color-line-strong)",
  "--mantine-color-error": "var(--color-danger)",
  "--mantine-color-gray-text": "var(--color-text-quiet)",
  "--mantine-color-gray-light-color": "var(--color-text-quiet)",
  ...quiet("red", "danger"),
  ...quiet("yellow", "warning"),
  ...quiet("green", "success"),
  ...quiet("blue", "info"),
};

/** Notes and badges: strong words on a quiet ground of the same kind. */
function quiet(shade: string, use: string): Record<string, string> {
  return {
    [`--mantine-color-${shade}-light`]: `var(--color-${use}-quiet)`,
    [`--mantine-color-${shade}-light-color`]: `var(--color-${use})`,
    [`--mantine-color-${shade}-text`]: `var(--color-${use})`,
  };
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...byUse, "--mantine-color-red-filled": "#b3261e", "--mantine-color-red-filled-hover": "#98201a" },
  dark: {
    ...byUse,
    "--mantine-color-red-filled": "#c43a31",
    "--mantine-color-red-filled-hover": "#ad322a",
    "--mantine-color-pine-light-color": "#84c9be",
    "--mantine-color-pine-outline": "#57b3a5",
    "--mantine-color-pine-text": "#84c9be",
  },
});

export const colorSchemeManager = localStorageColorSchemeManager({ key: "tonari.color-scheme" });
