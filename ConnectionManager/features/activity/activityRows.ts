import type { Texts } from '../../strings/texts';
import type { Activity } from '../../ui/activity/activity';
import { changeWords, type ChangeWords } from '../../ui/activity/changeWords';
import type { ListRow } from '../../ui/ListView';
import type { Standing } from './standing';

/** One row of what was changed in this session. */
export interface ActivityRow extends ListRow {
  readonly activity: Activity;
  readonly standing: Standing;
  /** What was changed, in words: the first of several, and how many more. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly lines: readonly ChangeWords[];
  readonly time: string;
}

/**
 * Makes the rows of the activity list.
 *
 * @param activities What was changed.
 * @param standings How each stands, by id.
 * @param texts The texts of the control.
 * @returns One row for each change, in their order.
 */
export function activityRows(activities: readonly Activity[], standings: ReadonlyMap<string, Standing>, texts: Texts): readonly ActivityRow[] {
  return activities.map((activity) => {
    const lines = activity.changes.map((change) => changeWords(change, texts));
    const [first] = lines;
    const name = activity.subject.name || texts.text('Flows_Unnamed');
    return {
      id: activity.id,
      name,
      searchable: [name, ...lines.flatMap(({ what, before, after }) => [what, before, after])].join('\n').toLowerCase(),
      activity,
      standing: standings.get(activity.id) ?? 'in-place',
      what: lines.length > 1 ? texts.count('Activity_AndMore', lines.length - 1, { what: first?.what ?? '' }) : (first?.what ?? ''),
      before: first?.before ?? '',
      after: first?.after ?? '',
      lines,
      time: texts.dateTime(activity.at),
    };
  });
}
