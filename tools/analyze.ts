import { analyze } from './analyze/analyze';

const USAGE = `Usage: npm run --silent analyze -- PATH...

PATH is a flow's JSON file, a folder, or a solution .zip. The analysis is printed as one JSON document.
`;

/**
 * The command `analyze`: one JSON document on the standard output, everything else on the standard error.
 *
 * @param paths The command's arguments.
 * @returns The exit code: 0, 1 where a path can't be read, 2 on wrong usage.
 */
async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { analysis, passedOver } = await analyze(paths);
  for (const { source, message } of passedOver) {
    process.stderr.write(`passed over ${source}: ${message}\n`);
  }
  process.stdout.write(`${JSON.stringify(analysis, null, 2)}\n`);
  return analysis.errors.length > 0 ? 1 : 0;
}

/** Lets the reader of a pipe stop before its end, as `head` does. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') {
    throw error;
  }
}

process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);

void main(process.argv.slice(2)).then((exitCode) => {
  // Set rather than exited with: what is written to a pipe may still be on its way.
  process.exitCode = exitCode;
});
