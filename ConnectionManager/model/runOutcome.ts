import type { RunOutcome } from './flowRun';

/**
 * What `flowrun.status` says for each outcome, best known first. The column is free text: Microsoft Learn ("Manage cloud flow run
 * history in Dataverse") has Success, Failed and Cancelled; other tools have seen Succeeded; the rest are the words of the flow service.
 */
export const runStatusWords: Readonly<Record<Exclude<RunOutcome, 'other'>, readonly string[]>> = {
  succeeded: ['Succeeded', 'Success'],
  failed: ['Failed', 'Failure', 'TimedOut'],
  cancelled: ['Cancelled', 'Canceled'],
};

const outcomeByWord = new Map<string, RunOutcome>(
  (Object.keys(runStatusWords) as (keyof typeof runStatusWords)[]).flatMap((outcome) =>
    runStatusWords[outcome].map((word) => [word.toLowerCase(), outcome] as const),
  ),
);

/**
 * Reads how a run ended.
 *
 * @param status The column `flowrun.status`.
 * @returns The outcome, whatever the word's letter case and blanks; `other` for no word and unknown ones.
 */
export function runOutcome(status: string | null): RunOutcome {
  return outcomeByWord.get((status ?? '').replace(/\s/g, '').toLowerCase()) ?? 'other';
}
