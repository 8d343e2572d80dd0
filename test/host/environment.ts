import type { EnvironmentData } from '../emulator/environmentData';
import { readEnvironmentFile } from '../emulator/readEnvironmentFile';
import { generateSample } from '../emulator/sample/generateSample';
import { addSolution } from '../emulator/solution/addSolution';
import { readSolution } from '../emulator/solution/readSolution';

/**
 * Puts together the environment that the host shows: the sample or a file's, and the connection references and flows
 * of solutions on top of it.
 * @param file a JSON file in the environment format; undefined is the sample
 * @param solutions folders of unpacked solutions, or solution .zip files
 * @throws {Error} (as a rejection) that names the file that cannot be read
 */
export async function loadHostEnvironment(file: string | undefined, solutions: readonly string[]): Promise<EnvironmentData> {
  let data = file === undefined ? generateSample() : await readEnvironmentFile(file);
  for (const path of solutions) {
    data = addSolution(data, await readSolution(path));
  }
  return data;
}
