import type { rules as english } from "../en/rules.ts";
import type { Translation } from "../translation.ts";

export const rules: Translation<typeof english> = {
  recordText:
    "設定は上から順に評価されます。レコードごとに最初に条件を満たした設定だけが、その中ではユーザーに最初に当てはまる行だけが有効です。アプリのアクセス権で許可されていない操作は、ここで許可できません。",
  fieldText:
    "ユーザーに最初に当てはまる行だけが有効です。ここにないフィールドは、レコードを閲覧できるすべてのユーザーが利用できます。",
  noRecordRules: "レコードのアクセス権は設定されていません",
  noRecordRulesText: "レコードの操作は、アプリのアクセス権だけで決まります。",
  noFieldRules: "フィールドのアクセス権は設定されていません",
  noFieldRulesText:
    "レコードを閲覧できるユーザーはすべてのフィールドを閲覧でき、編集できるユーザーはすべて変更できます。",
  addRecordRule: "設定を追加",
  addFieldRule: "フィールドを追加",
  rule: "設定 {number}",
  allRecords: "すべてのレコード",
  changeCondition: "{rule}の条件",
  inField: "「{field}」のユーザー",
  summary: "設定の内容",
  "right.viewable": "閲覧",
  "right.editable": "編集",
  "right.deletable": "削除",
  "may.viewable": "閲覧",
  "may.editable": "編集",
  "may.deletable": "削除",
  comma: "・",
  and: "・",
  recordMay: "{who}：これらのレコードを{rights}できます。",
  recordHidden: "{who}：これらのレコードは表示されません。",
  othersNothing: "その他：これらのレコードは表示されません。",
  access: "{who}の権限",
  "access.WRITE": "編集",
  "access.READ": "閲覧",
  "access.NONE": "なし",
  "fieldMay.WRITE": "{who}：値を閲覧・変更できます。",
  "fieldMay.READ": "{who}：値を閲覧できますが、変更できません。",
  "fieldMay.NONE": "{who}：フィールドは表示されません。",
  othersNoField: "その他：フィールドは表示されません。",
};
