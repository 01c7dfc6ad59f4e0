import type { Plugin } from "vite";

const isPage = /^\/(login|settings|admin(\/.*)?|oauth2\/authorization|tonari\/docs|k\/.*)?(\?.*)?$/;
const customizeTags = /<(?:link|script)[^>]* data-customize>(?:<\/script>)?/g;
const bootTag = /<script type="application\/json" id="boot">.*?<\/script>/s;

/**
 * Development only: the page comes from Vite, so that modules reload, and what the server would have written into it
 * (the boot object, an app's scripts and styles, or the way to the sign-in page) still comes from the server.
 */
export function pagesFromServer(backend: string): Plugin {
  return {
    name: "tonari-pages-from-server",
    apply: "serve",
    configureServer(vite) {
      vite.middlewares.use(async (request, response, next) => {
        const url = request.originalUrl ?? "/";
        const isApi = /^\/k\/(v1|guest\/\d+\/v1)\//.test(url);
        if (request.method !== "GET" || isApi || !isPage.test(url)) return next();
        try {
          const answer = await fetch(new URL(url, backend), {
            redirect: "manual",
            headers: {
              cookie: request.headers.cookie ?? "",
              "accept-language": request.headers["accept-language"] ?? "",
              accept: "text/html",
            },
          });
          const location = answer.headers.get("location");
          if (location !== null) {
            const { pathname, search } = new URL(location, backend);
            response.writeHead(302, { location: pathname + search }).end();
            return;
          }
          const made = await answer.text();
          const boot = bootTag.exec(made)?.[0];
          const tags = (made.match(customizeTags) ?? []).join("");
          const page = await vite.transformIndexHtml(url, await indexHtml());
          // A function, because the boot object may hold "$&".
          response.setHeader("content-type", "text/html; charset=utf-8");
          const booted = boot === undefined ? page : page.replace(bootTag, () => boot);
          response.end(booted.replace("</body>", () => `${tags}</body>`));
        } catch (error) {
          next(error);
        }
      });

      async function indexHtml() {
        const { readFile } = await import("node:fs/promises");
        return readFile(`${vite.config.root}/index.html`, "utf8");
      }
    },
  };
}
