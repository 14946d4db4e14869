"""Problems of tables handed to us: histories of awards and files of outcomes."""

SENTENCES: dict[str, tuple[str, str]] = {
    "table_missing": ("文件夹 {folder} 中没有这个文件。历史数据由 firms、instruments、awards、calls 四个 .parquet 文件组成", "the folder {folder} has no such file. A history is four files: firms, instruments, awards, calls, each .parquet"),
    "not_parquet": ("不是可读的 Parquet 文件：{message}。重新导出", "not a readable Parquet file: {message}. Export it again"),
    "about_wrong": ("文件元数据 fundmatch 应在四个文件中一致，得到 {found}。格式见 docs/history-format.md", "the metadata key fundmatch must be there and the same in all four files, got {found}. See docs/history-format.md"),
    "column_missing": ("缺少列“{found}”（{type}）。补上；不知道的值留空", "the column '{found}' ({type}) is missing. Add it; leave unknown values empty"),
    "column_unknown": ("没有名为“{found}”的列。{near}自己的列以 project_ 或 group_ 开头", "a history has no column '{found}'. {near}Columns of your own begin with project_ or group_"),
    "column_type": ("这一列是 {found}，应为 {expected}。转换后再写入", "this column is {found}; {expected} is needed. Convert it first"),
    "value_missing": ("这里必须有值，得到“{found}”。填写它或删去这一行", "a value is needed here, got '{found}'. Fill it in or remove the row"),
    "row_twice": ("“{found}”重复（首次在第{first}行）。只留一行", "'{found}' occurs twice (first in row {first}). Keep one row"),
    "reference_unknown": ("{file} 中没有“{found}”。改正编号，或在那里补上", "{file} has no '{found}'. Correct it, or add it there"),
    "year_of_date": ("年份 {found} 与日期 {date} 不一致。改正其一", "the year {found} is not that of the date {date}. Correct one of them"),
    "call_missing": ("{file} 中没有“{found}”{year}年的一行。补上这一年的申报", "{file} has no row for '{found}' in {year}. Add the call of that year"),
    "not_table": ("不是可读的表格：{message}。存为 CSV（UTF-8）、XLSX 或 Parquet", "not a readable table: {message}. Save it as CSV (UTF-8), XLSX or Parquet"),
    "award_differs": ("编号“{found}”已记为 {known}，这里是 {came}。更正请先删去原记录，或用新的编号", "the award '{found}' is on record with {known}, here it is {came}. Give it a new id, or remove the old record first"),
    "column_twice": ("列“{found}”出现不止一次，或两列是同一项。只留一列", "the column '{found}' stands there twice, or two columns mean the same. Keep one"),
    "row_too_long": ("这一行有{count}格，而表头只有{columns}列。核对逗号和引号", "this row has {count} cells, the head only {columns}. Look at commas and quotes"),
    "firm_undescribed": ("历史中没有企业“{found}”。新企业至少写明 firm_enterprise（是否企业）", "the history has no firm '{found}'. Tell at least firm_enterprise of a new one"),
}  # fmt: skip
