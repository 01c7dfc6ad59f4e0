// Makes samples/*.csv, the open data that `tonari serve --sample` loads, from packages that carry it.
// Run again only to change what is kept: node scripts/samples.mjs
import { readFileSync, writeFileSync } from "node:fs";
import holidays from "@holiday-jp/holiday_jp";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

const vega = (name) =>
  readFileSync(new URL(`../node_modules/vega-datasets/data/${name}`, import.meta.url), "utf8");
const save = (name, rows) =>
  writeFileSync(new URL(`../samples/${name}`, import.meta.url), stringify(rows, { header: true }));

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
/** "Jun 12 1998" → "1998-06-12" */
function day(text) {
  const [month, date, year] = (text ?? "").split(" ");
  return year ? `${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}-${date}` : "";
}

save(
  "movies.csv",
  JSON.parse(vega("movies.json")).map((movie) => ({
    title: movie.Title ?? "",
    release_date: day(movie["Release Date"]),
    director: movie.Director ?? "",
    distributor: movie.Distributor ?? "",
    genre: movie["Major Genre"] ?? "",
    creative_type: movie["Creative Type"] ?? "",
    source: movie.Source ?? "",
    mpaa_rating: movie["MPAA Rating"] ?? "",
    running_time: movie["Running Time min"] ?? "",
    production_budget: movie["Production Budget"] ?? "",
    us_gross: movie["US Gross"] ?? "",
    worldwide_gross: movie["Worldwide Gross"] ?? "",
    us_dvd_sales: movie["US DVD Sales"] ?? "",
    rotten_tomatoes: movie["Rotten Tomatoes Rating"] ?? "",
    imdb_rating: movie["IMDB Rating"] ?? "",
    imdb_votes: movie["IMDB Votes"] ?? "",
  })),
);
save("weather.csv", parse(vega("weather.csv"), { columns: true }));
save(
  "holidays.csv",
  holidays.between(new Date("1970-01-01"), new Date("2051-01-01")).map(({ date, week, name, name_en }) => ({
    日付: typeof date === "string" ? date : date.toISOString().slice(0, 10),
    曜日: week,
    祝日名: name,
    英語名: name_en,
  })),
);
