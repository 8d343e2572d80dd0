import * as React from 'react';
import { Button, Dropdown, Field, Option } from '@fluentui/react-components';
import { createApplicationUser, recreateApplicationUser } from '../../../../dataverse/servicePrincipals/changeApplicationUser';
import type { BusinessUnit } from '../../../../model/servicePrincipals/applicationUser';
import { guidIn } from '../../../../model/servicePrincipals/registration';
import type { SetupReading } from '../../../../model/servicePrincipals/setup';
import { missingForJob } from '../../../../model/servicePrincipals/setupRights';
import { useTexts } from '../../../../strings/texts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import { MessageStrip } from '../../../../ui/MessageStrip';
import { HandOver } from '../HandOver';
import { listed } from '../refusalText';
import type { Setup } from '../setup';
import type { StepAction } from '../useStepAction';
import { useStepStyles } from '../useStepStyles';
import { FirstRoles, useFirstRoles } from './FirstRoles';
import { recordCreated } from './recordUser';
import { toldCreated } from './userText';

/** Properties of {@link NewUser}. */
export interface NewUserProps {
  readonly setup: Setup;
  readonly reading: SetupReading;
  readonly action: StepAction;
}

/** Creates the application user in a business unit; where a deleted one stands in the way, that one is deleted for good first. */
export function NewUser({ setup, reading, action }: NewUserProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  const [asking, setAsking] = React.useState(false);
  const { draft, client, viewerAccess } = setup;
  const unit = chosenUnit(reading.businessUnits, draft.businessUnitId);
  const roles = useFirstRoles(client, unit?.id ?? null);
  const deleted = reading.deleted[0];
  const missing = missingForJob(deleted ? 'recreate-user' : 'create-user', viewerAccess);
  const create = (): void =>
    action.run(texts.text('AppUser_Creating'), async () => {
      setAsking(false);
      const wanted = { applicationId: guidIn(draft.applicationId) ?? '', businessUnitId: unit?.id ?? '', roleIds: roles.chosen };
      const result = await (deleted ? recreateApplicationUser(client, deleted, wanted) : createApplicationUser(client, wanted));
      const id = result.outcome === 'done' ? recordCreated(setup, result.user, texts) : null;
      await setup.reread();
      return toldCreated(result, id, { setup, texts, retry: create });
    });
  const values = { name: draft.name, applicationId: guidIn(draft.applicationId) ?? '', unit: unit?.name ?? texts.text('AppUser_TopUnit') };
  const handOver = texts.text(deleted ? 'AppUser_AskRecreate' : 'AppUser_AskCreate', values);
  return (
    <section className={styles.section} aria-label={texts.text('AppUser_New')}>
      {deleted ? (
        <MessageStrip intent="warning" message={texts.text('AppUser_DeletedTwin')} details="" />
      ) : (
        <p className={styles.paragraph}>{texts.text('AppUser_None')}</p>
      )}
      {missing.length > 0 ? (
        <HandOver reason={texts.text('Setup_Lacks', { privileges: listed(missing, texts) })} text={handOver} />
      ) : unit === null ? (
        <HandOver reason={texts.text('AppUser_NoUnits')} text={handOver} />
      ) : (
        <>
          <UnitField units={reading.businessUnits} unit={unit} onChange={(businessUnitId) => setup.change({ businessUnitId })} />
          <FirstRoles roles={roles} />
          <div className={styles.buttons}>
            <Button
              appearance="primary"
              disabledFocusable={action.state.kind === 'running'}
              onClick={deleted ? () => setAsking(true) : create}
            >
              {texts.text(deleted ? 'AppUser_Recreate' : 'AppUser_Create')}
            </Button>
          </div>
          <HandOver reason="" text={handOver} />
        </>
      )}
      <ConfirmDialog
        open={asking}
        title={texts.text('AppUser_Recreate_Title')}
        body={texts.text('AppUser_Recreate_Body')}
        confirm={texts.text('AppUser_Recreate')}
        tone="danger"
        busy={false}
        onConfirm={create}
        onCancel={() => setAsking(false)}
      />
    </section>
  );
}

interface UnitFieldProps {
  readonly units: readonly BusinessUnit[];
  readonly unit: BusinessUnit;
  readonly onChange: (id: string) => void;
}

function UnitField({ units, unit, onChange }: UnitFieldProps): React.ReactElement {
  const styles = useStepStyles();
  const texts = useTexts();
  return (
    <Field className={styles.field} label={texts.text('AppUser_BusinessUnit')} hint={texts.text('AppUser_BusinessUnit_Hint')}>
      <Dropdown value={unit.name} selectedOptions={[unit.id]} onOptionSelect={(_event, { optionValue }) => onChange(optionValue ?? unit.id)}>
        {units.map(({ id, name }) => (
          <Option key={id} value={id}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

/** What was chosen, else the topmost that the person may see. */
function chosenUnit(units: readonly BusinessUnit[], id: string | null): BusinessUnit | null {
  const ids = new Set(units.map((unit) => unit.id));
  const top = units.find(({ parentId }) => parentId === null || !ids.has(parentId));
  return units.find((unit) => unit.id === id) ?? top ?? null;
}
