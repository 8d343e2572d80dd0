import { readFile } from 'node:fs/promises';
import { parseEnvironmentData } from './environmentData';
import type { EnvironmentData } from './environmentData';

/**
 * Reads an environment from a JSON file: UTF-8, or UTF-16 little endian as Windows PowerShell redirects output, with byte order mark.
 * @param file its path
 * @throws {Error} (as a rejection) that names the file and says what is wrong
 */
export async function readEnvironmentFile(file: string): Promise<EnvironmentData> {
  try {
    const bytes = await readFile(file);
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
    return parseEnvironmentData(JSON.parse(new TextDecoder(encoding).decode(bytes)));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
