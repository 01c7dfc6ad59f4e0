import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/notifications/styles.css";
import "./styles/colors.css";
import "./styles/base.css";
import "dayjs/locale/ja.js";
import "dayjs/locale/zh-cn.js";
import "./customize/kintone.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { boot } from "./parts/boot.ts";
import { loadMessages } from "./parts/i18n.tsx";

// The server was updated while this page was open: the parts it would load have other names now. The time guards
// against a server on which they are missing altogether.
addEventListener("vite:preloadError", (event) => {
  const last = Number(sessionStorage.getItem("tonari.reloaded") ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem("tonari.reloaded", String(Date.now()));
  event.preventDefault();
  location.reload();
});

document.documentElement.lang = boot.language;
const messages = await loadMessages(boot.language);
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App messages={messages} />);
