/**
 * The apps that `tonari serve --sample` puts into an empty domain, made from open data: samples/README.md names the
 * sources. As data, in the words of kintone's API.
 */
export interface Sample {
  /** in samples/ */
  readonly file: string;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly theme: string;
  /** in the order of the form; `options` are taken from the column's values */
  readonly fields: readonly SampleField[];
  /** the form: codes side by side */
  readonly rows: readonly (readonly string[])[];
  readonly titleField: string;
  readonly views: readonly SampleView[];
}
export interface SampleField {
  readonly code: string;
  readonly label: string;
  readonly type: "SINGLE_LINE_TEXT" | "NUMBER" | "DATE" | "DROP_DOWN" | "RADIO_BUTTON";
  readonly settings?: Readonly<Record<string, unknown>>;
  /** pixels */
  readonly width?: number;
}
interface SampleView {
  readonly name: string;
  readonly type: "LIST" | "CALENDAR";
  readonly fields?: readonly string[];
  readonly date?: string;
  readonly title?: string;
  readonly filterCond?: string;
  readonly sort?: string;
}

const dollars = { digit: true, unit: "$", unitPosition: "BEFORE" };

const movies: Sample = {
  file: "movies.csv",
  name: "Movies",
  description: "<p>3,201 films with budgets, box office and ratings.</p>",
  icon: "APP39",
  theme: "RED",
  fields: [
    { code: "title", label: "Title", type: "SINGLE_LINE_TEXT", width: 400 },
    { code: "release_date", label: "Release date", type: "DATE" },
    { code: "director", label: "Director", type: "SINGLE_LINE_TEXT", width: 240 },
    { code: "distributor", label: "Distributor", type: "SINGLE_LINE_TEXT", width: 240 },
    { code: "genre", label: "Genre", type: "DROP_DOWN" },
    { code: "creative_type", label: "Creative type", type: "DROP_DOWN" },
    { code: "source", label: "Source", type: "DROP_DOWN" },
    { code: "mpaa_rating", label: "MPAA rating", type: "DROP_DOWN" },
    {
      code: "running_time",
      label: "Running time",
      type: "NUMBER",
      settings: { unit: "min", unitPosition: "AFTER" },
    },
    { code: "production_budget", label: "Production budget", type: "NUMBER", settings: dollars },
    { code: "us_gross", label: "US gross", type: "NUMBER", settings: dollars },
    { code: "worldwide_gross", label: "Worldwide gross", type: "NUMBER", settings: dollars },
    { code: "us_dvd_sales", label: "US DVD sales", type: "NUMBER", settings: dollars },
    {
      code: "rotten_tomatoes",
      label: "Rotten Tomatoes",
      type: "NUMBER",
      settings: { minValue: 0, maxValue: 100 },
    },
    { code: "imdb_rating", label: "IMDB rating", type: "NUMBER", settings: { minValue: 0, maxValue: 10 } },
    { code: "imdb_votes", label: "IMDB votes", type: "NUMBER", settings: { digit: true } },
  ],
  rows: [
    ["title", "release_date"],
    ["director", "distributor", "mpaa_rating"],
    ["genre", "creative_type", "source", "running_time"],
    ["production_budget", "us_gross", "worldwide_gross", "us_dvd_sales"],
    ["rotten_tomatoes", "imdb_rating", "imdb_votes"],
  ],
  titleField: "title",
  views: [
    {
      name: "All films",
      type: "LIST",
      fields: ["title", "release_date", "director", "genre", "worldwide_gross", "imdb_rating"],
      sort: "worldwide_gross desc",
    },
    {
      name: "Best rated",
      type: "LIST",
      fields: ["title", "release_date", "genre", "imdb_rating", "imdb_votes"],
      filterCond: "imdb_rating >= 8 and imdb_votes >= 10000",
      sort: "imdb_rating desc, imdb_votes desc",
    },
    {
      name: "Biggest budgets",
      type: "LIST",
      fields: ["title", "release_date", "production_budget", "worldwide_gross"],
      filterCond: "production_budget >= 100000000",
      sort: "production_budget desc",
    },
    { name: "Releases", type: "CALENDAR", date: "release_date", title: "title" },
  ],
};

const weather: Sample = {
  file: "weather.csv",
  name: "Daily weather",
  description: "<p>Every day of four years in Seattle and New York: rain, temperature, wind.</p>",
  icon: "APP66",
  theme: "BLUE",
  fields: [
    { code: "date", label: "Date", type: "DATE" },
    { code: "location", label: "Location", type: "RADIO_BUTTON", settings: { align: "HORIZONTAL" } },
    { code: "weather", label: "Weather", type: "DROP_DOWN" },
    {
      code: "precipitation",
      label: "Precipitation",
      type: "NUMBER",
      settings: { unit: "mm", unitPosition: "AFTER" },
    },
    { code: "temp_max", label: "Highest", type: "NUMBER", settings: { unit: "°C", unitPosition: "AFTER" } },
    { code: "temp_min", label: "Lowest", type: "NUMBER", settings: { unit: "°C", unitPosition: "AFTER" } },
    { code: "wind", label: "Wind", type: "NUMBER", settings: { unit: "m/s", unitPosition: "AFTER" } },
  ],
  rows: [
    ["date", "location"],
    ["weather", "precipitation"],
    ["temp_max", "temp_min", "wind"],
  ],
  titleField: "date",
  views: [
    {
      name: "Days",
      type: "LIST",
      fields: ["date", "location", "weather", "precipitation", "temp_max", "temp_min", "wind"],
      sort: "date desc",
    },
    {
      name: "Frost",
      type: "LIST",
      fields: ["date", "location", "temp_min", "weather"],
      filterCond: "temp_min < 0",
      sort: "temp_min asc",
    },
    { name: "Calendar", type: "CALENDAR", date: "date", title: "weather" },
  ],
};

const holidays: Sample = {
  file: "holidays.csv",
  name: "国民の祝日",
  description: "<p>1970年から2050年までの日本の祝日。</p>",
  icon: "APP26",
  theme: "GREEN",
  fields: [
    { code: "日付", label: "日付", type: "DATE" },
    { code: "曜日", label: "曜日", type: "DROP_DOWN" },
    { code: "祝日名", label: "祝日名", type: "SINGLE_LINE_TEXT", width: 300 },
    { code: "英語名", label: "英語名", type: "SINGLE_LINE_TEXT", width: 300 },
  ],
  rows: [
    ["日付", "曜日"],
    ["祝日名", "英語名"],
  ],
  titleField: "祝日名",
  views: [
    { name: "祝日一覧", type: "LIST", fields: ["日付", "曜日", "祝日名", "英語名"], sort: "日付 asc" },
    {
      name: "今年の祝日",
      type: "LIST",
      fields: ["日付", "曜日", "祝日名"],
      filterCond: "日付 = THIS_YEAR()",
      sort: "日付 asc",
    },
    { name: "カレンダー", type: "CALENDAR", date: "日付", title: "祝日名" },
  ],
};

export const samples: readonly Sample[] = [movies, weather, holidays];
