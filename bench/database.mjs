import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { generate } from './generate.mjs';

/** Opens the generated file, making it first when it does not exist. */
export async function openDatabase(file, rows, fill = generate) {
  if (!existsSync(file)) await make(file, rows, fill);
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  return instance.connect();
}

export async function openInMemory(rows) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await generate(connection, rows);
  return connection;
}

/** Under another name until it is whole, so that a stopped run leaves no half file to be measured. */
async function make(file, rows, fill) {
  console.error(`generating ${file} …`);
  const started = Date.now();
  mkdirSync(dirname(file), { recursive: true });
  rmSync(`${file}.part`, { force: true });
  const instance = await DuckDBInstance.create(`${file}.part`);
  const connection = await instance.connect();
  await fill(connection, rows);
  connection.closeSync();
  instance.closeSync();
  renameSync(`${file}.part`, file);
  console.error(`… in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** All rows of one statement, as JSON values. */
export async function rowsOf(connection, sql, params = []) {
  const reader = await connection.runAndReadAll(sql, params);
  return reader.getRowsJson();
}
