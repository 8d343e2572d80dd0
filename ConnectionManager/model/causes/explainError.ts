import type { ServiceError } from '../connection';
import type { CauseCode, ErrorFinding } from './cause';
import { causes, type CauseMatch } from './causes';
import { innerError } from './innerError';

/** The most that a run's error message holds (Microsoft Learn, table flowrun, column errormessage); what is longer is read so far. */
const longestMessage = 20_000;

/** How deep errors are looked for in errors: Dataverse's holds the flow service's, which holds that of Azure Resource Manager. */
const deepest = 4;

const entraNumber = /AADSTS(\d{4,9})/gi;
const entraNumbers = /error_codes\\{0,4}"\s{0,8}:\s{0,8}\[([\d\s,]{1,200})\]/g;

/** An error in lower case. */
interface SearchText {
  readonly code: string;
  readonly message: string;
}

const rules = Object.entries(causes) as [CauseCode, (typeof causes)[CauseCode]][];

/**
 * Explains an error of the platform by Microsoft Entra's numbers, and by the codes of the error and of those inside it. Words alone
 * count only where there are no numbers: then they aren't Entra's, whose texts may change.
 *
 * @param error The error as the service words it.
 * @returns Its cause, null where it isn't a known one; Entra's numbers; and the innermost error.
 */
export function explainError(error: ServiceError): ErrorFinding {
  const errors = errorsIn({ ...error, message: error.message?.slice(0, longestMessage) ?? null });
  const entraCodes = entraCodesIn(errors);
  const texts = errors.map(toSearchText);
  const isCause = (match: CauseMatch): boolean => {
    if ('entra' in match) {
      return entraCodes.includes(match.entra);
    }
    const says = ({ message }: SearchText): boolean => (match.words ?? []).every((words) => message.includes(words));
    return 'code' in match
      ? texts.some((text) => text.code === match.code.toLowerCase() && says(text))
      : entraCodes.length === 0 && texts.some(says);
  };
  const [cause = null] = rules.find(([, { matches }]) => matches.some(isCause)) ?? [];
  return { error, cause, entraCodes, inner: errors.length > 1 ? (errors[errors.length - 1] ?? error) : error };
}

function toSearchText({ code, message }: ServiceError): SearchText {
  return { code: code?.toLowerCase() ?? '', message: message?.toLowerCase() ?? '' };
}

/** The error and those inside it, the outermost first. */
function errorsIn(outermost: ServiceError): readonly ServiceError[] {
  const errors = [outermost];
  for (let inner = innerError(outermost); inner && errors.length < deepest; inner = innerError(inner)) {
    errors.push(inner);
  }
  return errors;
}

/** Entra's numbers, each once: those of its texts, and of the list `error_codes` beside them. */
function entraCodesIn([outermost]: readonly ServiceError[]): readonly number[] {
  const text = `${outermost?.code ?? ''} ${outermost?.message ?? ''}`;
  const single = [...text.matchAll(entraNumber)].map(([, number]) => Number(number));
  const listed = [...text.matchAll(entraNumbers)].flatMap(([, list]) => list?.match(/\d{4,9}/g) ?? []).map(Number);
  return [...new Set([...single, ...listed])];
}
