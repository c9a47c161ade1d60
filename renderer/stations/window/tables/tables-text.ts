import { defineText } from '../../../text.ts';

const zh = {
  title: '导出目录和配置',
  why: '事项目录、材料清单、运行参数、工作日历，各存一张表，WPS、Excel 可以打开；不含任何人的信息。',
  export: '导出表格',
  saved: '已存到',
};

const en = {
  title: 'Export catalogue and settings',
  why: 'Items, material lists, parameters and the calendar, each as a table for WPS or Excel; nothing about any person.',
  export: 'Export tables',
  saved: 'Saved to',
};

export const useTablesText = defineText('tables', zh, en);
