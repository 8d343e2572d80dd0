import * as React from 'react';
import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { TextKey } from '../../strings/TextKey';
import { useTexts } from '../../strings/texts';
import type { Activity, ActivityLog, ActivitySubject } from '../../ui/activity/activity';
import { ChangeLine } from '../../ui/activity/ChangeLine';
import { canUndo } from '../../ui/activity/createActivityLog';
import { UndoneWord } from '../../ui/activity/UndoneWord';
import { DetailsPane } from '../../ui/DetailsPane';
import { ExportProblem } from '../../ui/ExportProblem';
import type { SaveFile } from '../../ui/listParts';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { useFileSaving } from '../../ui/useFileSaving';
import type { ActivityRow } from './activityRows';
import { StandingWord } from './StandingWord';

/** Properties of {@link ActivityDetails}. */
export interface ActivityDetailsProps {
  readonly row: ActivityRow;
  readonly log: ActivityLog;
  /** Null where the host can't save files. */
  readonly saveFile: SaveFile | null;
  /** Shows the flow or connection reference. */
  readonly onShow: (subject: Activity['subject']) => void;
  readonly onClose: () => void;
}

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalS },
  download: { alignSelf: 'flex-start' },
});

/** One change of this session: what was changed, how it stands, and what can be done about it. */
export function ActivityDetails({ row, log, saveFile, onShow, onClose }: ActivityDetailsProps): React.ReactElement {
  const styles = useStyles();
  const shared = useDetailsStyles();
  const texts = useTexts();
  const { activity, standing } = row;
  const { subject, definitionBefore } = activity;
  const ofSubject = log.current().filter((each) => each.subject.id === subject.id && canUndo(each));
  return (
    <DetailsPane id={row.id} title={row.name} subtitle={row.time} onClose={onClose}>
      <section className={shared.section}>
        {activity.changes.map((change) => (
          <ChangeLine key={JSON.stringify(change)} change={change} made />
        ))}
        <div role="status" className={shared.section}>
          <StandingWord standing={standing} />
          {activity.undone.kind === 'running' ? null : <UndoneWord undone={activity.undone} />}
        </div>
        {activity.undo === null ? <Caption1>{texts.text('Activity_CantUndo')}</Caption1> : null}
        <div className={styles.buttons}>
          {activity.undo === null ? null : (
            <Button disabledFocusable={!canUndo(activity)} onClick={() => void log.undo([activity.id])}>
              {texts.text('Action_Undo')}
            </Button>
          )}
          {ofSubject.length > 1 ? (
            <Button onClick={() => void log.undo(ofSubject.map(({ id }) => id))}>{texts.count('Activity_UndoAllOf', ofSubject.length)}</Button>
          ) : null}
          {subject.kind === 'security-role' ? null : <Button onClick={() => onShow(subject)}>{texts.text(showKeys[subject.kind])}</Button>}
        </div>
      </section>
      {definitionBefore === null ? null : <DefinitionBefore name={row.name} text={definitionBefore} saveFile={saveFile} />}
    </DetailsPane>
  );
}

/** A security role has no page here. */
const showKeys: Readonly<Record<Exclude<ActivitySubject['kind'], 'security-role'>, TextKey>> = {
  flow: 'Activity_ShowFlow',
  'connection-reference': 'Activity_ShowConnection',
  'application-user': 'Activity_ShowServicePrincipal',
};

interface DefinitionBeforeProps {
  readonly name: string;
  readonly text: string;
  readonly saveFile: SaveFile | null;
}

/** The flow's definition from before, to download. */
function DefinitionBefore({ name, text, saveFile }: DefinitionBeforeProps): React.ReactElement {
  const styles = useStyles();
  const shared = useDetailsStyles();
  const texts = useTexts();
  const file = useFileSaving(saveFile);
  return (
    <section className={shared.section}>
      <Body1>{texts.text(saveFile === null ? 'Activity_DefinitionNotAvailable' : 'Activity_DefinitionKept')}</Body1>
      {file.save === null ? null : (
        <Button
          className={styles.download}
          onClick={() => file.save?.({ name: `${fileName(name)}.json`, mimeType: 'application/json', content: text })}
        >
          {texts.text('Activity_Download')}
        </Button>
      )}
      <div role="status">{file.outcome.kind === 'saved' ? texts.text('Export_Done', { file: file.outcome.file }) : ''}</div>
      <ExportProblem {...file} />
    </section>
  );
}

/** Characters that Windows doesn't take in a file's name, and those that aren't seen but turn the direction of text. */
const notInNames = /[\\/:*?"<>|\p{C}]+/gu;

const longestName = 100;

function fileName(name: string): string {
  return name.replace(notInNames, '_').slice(0, longestName).trim() || 'flow';
}
