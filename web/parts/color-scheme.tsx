import {
  Center,
  type MantineColorScheme,
  Menu,
  SegmentedControl,
  useMantineColorScheme,
} from "@mantine/core";
import { IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";
import { type TextKey, useT } from "./i18n.tsx";

const schemes = [
  { value: "light", label: "shell.themeLight", icon: IconSun },
  { value: "dark", label: "shell.themeDark", icon: IconMoon },
  { value: "auto", label: "shell.themeAuto", icon: IconDeviceDesktop },
] as const satisfies readonly { value: MantineColorScheme; label: TextKey; icon: unknown }[];

/** Light, dark, or as the device says. Kept in this browser: a person may want it otherwise elsewhere. */
export function ColorSchemeSwitch({ fullWidth }: { readonly fullWidth?: boolean }) {
  const t = useT();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth={fullWidth}
      size="xs"
      aria-label={t("shell.theme")}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as MantineColorScheme)}
      data={schemes.map(({ value, label, icon: Picture }) => ({
        value,
        label: (
          <Center style={{ gap: 6 }}>
            <Picture size={15} aria-hidden />
            <span>{t(label)}</span>
          </Center>
        ),
      }))}
    />
  );
}

/** The same choice inside a menu, where only items may stand. */
export function ColorSchemeItems() {
  const t = useT();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
      {schemes.map(({ value, label, icon: Picture }) => (
        <Menu.RadioItem
          key={value}
          value={value}
          closeMenuOnClick={false}
          rightSection={<Picture size={16} aria-hidden />}
        >
          {t(label)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
