import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pagesFromServer } from "./dev-pages.ts";

/** In development the server of `npm run dev` answers the API; its address comes from scripts/dev.mjs. */
const backend = process.env.TONARI_DEV_SERVER ?? "http://localhost:8080";
// The server refuses writes from pages of another host: it has to learn by which one the page was opened.
const api = { target: backend, xfwd: true };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pagesFromServer(backend)],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    assetsDir: "assets",
    target: "es2022",
    chunkSizeWarningLimit: 900,
  },
  worker: { format: "es" },
  server: {
    proxy: {
      "^/k/v1/": api,
      "^/k/guest/[0-9]+/v1/": api,
      "^/v1/": api,
      "^/tonari/(?!docs)": api,
      "^/oauth2/": api,
    },
  },
});
