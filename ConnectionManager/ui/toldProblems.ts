import type { Problem } from '../model/problem';
import type { TextKey } from '../strings/TextKey';
import type { Texts } from '../strings/texts';
import { problemDetails, problemText } from './problemText';
import type { WatchedListing } from './watchedListings';

/** A problem in words. */
export interface ToldProblem {
  readonly message: string;
  /** Codes and the service's own words; empty for none. */
  readonly details: string;
  /** Whether something went wrong that trying again may mend; otherwise it's a note. */
  readonly isError: boolean;
}

type Failed = WatchedListing & { readonly problem: Problem };

/**
 * Tells the problems of listings, each once: one listing's may be another's too, since definitions can't be read without the flows, and
 * those of several listings that only add to what the rows say are told together.
 *
 * @param watched The listings; that of the rows first.
 * @param texts The texts of the control.
 * @returns The problems, without the one that stands in the place of the rows.
 */
export function toldProblems(watched: readonly WatchedListing[], texts: Texts): readonly ToldProblem[] {
  const failed = distinct(watched);
  const [rows] = watched;
  const noRows = rows?.listing.rows.length === 0;
  const required = failed.filter(({ subject }) => !subject.optional);
  const inPlaceOfRows = required.find(({ listing }) => noRows && listing === rows.listing);
  const told = required.map((one) => toldAlone(one, texts)).filter(({ message }) => !inPlaceOfRows || message !== toldAlone(inPlaceOfRows, texts).message);
  return [...new Map([...told, ...(noRows ? [] : toldOptional(failed, texts))].map((one) => [one.message, one])).values()];
}

function distinct(watched: readonly WatchedListing[]): readonly Failed[] {
  const failed = watched.flatMap((one) => (one.listing.problem ? [{ ...one, problem: one.listing.problem }] : []));
  return [...new Map([...failed].reverse().map((one) => [one.problem, one])).values()].reverse();
}

function toldAlone({ listing, problem, subject }: Failed, texts: Texts): ToldProblem {
  const isError = !subject.optional || problem.kind !== 'privilege';
  return { message: problemText(problem, listing, subject, texts), details: problemDetails(problem), isError };
}

/** What is missing for want of a privilege, and what couldn't be read for another reason. */
function toldOptional(failed: readonly Failed[], texts: Texts): readonly ToldProblem[] {
  const optional = failed.filter(({ subject }) => subject.optional);
  const refused = ({ problem }: Failed): boolean => problem.kind === 'privilege';
  return [optional.filter(refused), optional.filter((one) => !refused(one))].flatMap((some) => {
    const [only] = some;
    return only && some.length === 1 ? [toldAlone(only, texts)] : some.length > 1 ? [toldTogether(some, texts)] : [];
  });
}

function toldTogether(failed: readonly Failed[], texts: Texts): ToldProblem {
  const parts = listed(failed.flatMap(({ subject: { part } }) => (part ? [texts.text(part)] : [])), texts);
  const privileges = failed.flatMap(({ problem: { privilege } }) => (privilege === null ? [] : [privilege]));
  const isError = failed.some(({ problem }) => problem.kind !== 'privilege');
  const key: TextKey = isError ? 'Problem_Parts' : privileges.length > 0 ? 'Problem_Parts_Privilege' : 'Problem_Parts_PrivilegeUnnamed';
  const details = [...new Set(failed.map(({ problem }) => problemDetails(problem)))].filter(Boolean).join('\n');
  return { message: texts.text(key, { parts, privilege: listed([...new Set(privileges)], texts) }), details, isError };
}

function listed(names: readonly string[], texts: Texts): string {
  return names.length === 0 ? '' : names.reduce((first, second) => texts.text('Common_List', { first, second }));
}
