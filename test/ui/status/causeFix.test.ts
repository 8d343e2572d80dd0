import { causes } from '../../../ConnectionManager/model/causes/causes';
import type { CauseCode } from '../../../ConnectionManager/model/causes/cause';
import { causeFix, causePage, doneLike } from '../../../ConnectionManager/ui/status/causeFix';
import { fixTargets, fixWords } from '../../../ConnectionManager/ui/status/fixWords';

const every = Object.keys(causes) as CauseCode[];
const applicationId = '00000000-0000-0000-0000-0000000000aa';

it.each(every)('%s leads to a page, is mended like another fix, or is advice only: one of them', (cause) => {
  const isPage = causePage(cause, applicationId) !== undefined;
  const like = doneLike({ code: 'follow-cause', cause });
  const isAction = like !== 'follow-cause';
  const isAdvice = causeFix[cause].by === 'advice';
  expect([isPage, isAction, isAdvice].filter(Boolean)).toHaveLength(1);
});

it('does like only those fixes that have a button, or a page in the flow', () => {
  const likes = new Set(every.map((cause) => doneLike({ code: 'follow-cause', cause })).filter((code) => code !== 'follow-cause'));
  for (const code of likes) {
    expect(fixWords[code].action ?? code).toMatch(/_Action$|^use-this-connection$/);
  }
});

it.each<[CauseCode, object]>([
  ['sessions-revoked', { page: 'connections' }],
  ['secret-expired', { page: 'entra-app', applicationId }],
  ['wrong-application', { page: 'entra-app', applicationId }],
  ['wrong-tenant', { page: 'connections' }],
  ['license', { page: 'environment' }],
  ['data-policy', { page: 'environment' }],
])('%s is mended at %p', (cause, page) => {
  expect(causePage(cause, applicationId)).toEqual(page);
});

it('leads to the connections where the application is not known', () => {
  expect(causePage('secret-expired', null)).toEqual({ page: 'connections' });
});

it.each(['assign-license', 'stop-runs'] as const)('%s leads somewhere', (code) => {
  expect(fixTargets[code]).not.toHaveLength(0);
});
