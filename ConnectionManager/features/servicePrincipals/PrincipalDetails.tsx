import * as React from 'react';
import { Body1, Button, Caption1, Link, Subtitle2, makeStyles } from '@fluentui/react-components';
import { connectionReferenceName } from '../../model/connectionReference';
import type { MissingForFlows } from '../../model/servicePrincipals/applicationUserFindings';
import { useTexts } from '../../strings/texts';
import { CopyField } from '../../ui/CopyField';
import { DetailsPane } from '../../ui/DetailsPane';
import { Facts } from '../../ui/Facts';
import { Identifier } from '../../ui/Identifier';
import { PageLink } from '../../ui/status/PageLink';
import { StatusWord } from '../../ui/StatusWord';
import { useDetailsStyles } from '../../ui/useDetailsStyles';
import { toldFinding, worstFinding } from './findingText';
import type { PrincipalRow } from './principalRows';
import { listed } from './setup/refusalText';

/** Properties of {@link PrincipalDetails}. */
export interface PrincipalDetailsProps {
  readonly row: PrincipalRow;
  /** Goes through the setup's steps with this application. */
  readonly onReview: () => void;
  readonly onShowFlow: (flowId: string) => void;
  readonly onShowConnection: (referenceId: string) => void;
  readonly onClose: () => void;
}

const useStyles = makeStyles({ review: { alignSelf: 'flex-start' } });

/** What is known of one application user: what is wrong and what to do, its facts, and what leans on it. */
export function PrincipalDetails({ row, onReview, onShowFlow, onShowConnection, onClose }: PrincipalDetailsProps): React.ReactElement {
  const shared = useDetailsStyles();
  const styles = useStyles();
  const texts = useTexts();
  const { user, uses, findings, roles } = row;
  const none = texts.text('Common_None');
  const worst = worstFinding(findings, texts);
  return (
    <DetailsPane id={row.id} title={row.name} subtitle={texts.text('AppUser_Facts')} onClose={onClose}>
      <section className={shared.section}>
        {findings.length === 0 ? <StatusWord tone={worst.tone}>{worst.word}</StatusWord> : null}
        {findings.map((finding) => {
          const { tone, word, sentence } = toldFinding(finding, texts);
          return (
            <div key={finding.code}>
              <StatusWord tone={tone}>{word}</StatusWord>
              <Body1 block>{sentence}</Body1>
              {finding.code === 'missing-privileges' ? <Missing missing={finding.missing} /> : null}
            </div>
          );
        })}
        <Button className={styles.review} onClick={onReview}>
          {texts.text('Principals_Review')}
        </Button>
      </section>
      <section className={shared.section}>
        <Facts
          facts={[
            { label: texts.text('AppUser_ApplicationId'), value: <CopyField label={texts.text('AppUser_ApplicationId')} value={user.applicationId} /> },
            {
              label: texts.text('AppUser_ObjectId'),
              value: user.objectId === null ? none : <CopyField label={texts.text('AppUser_ObjectId')} value={user.objectId} />,
            },
            { label: texts.text('AppUser_BusinessUnit'), value: user.businessUnitName ?? texts.text('Common_Unknown') },
            { label: texts.text('Principals_Column_State'), value: texts.text(user.disabled ? 'Principals_Off' : 'Principals_On') },
            {
              label: texts.text('Principals_Column_Roles'),
              value: roles === null ? texts.text('Common_Unknown') : roles.length > 0 ? roles.join(', ') : none,
            },
            {
              label: texts.text('Principals_Column_Connections'),
              value:
                uses.connections.length === 0
                  ? none
                  : uses.connections.map(({ name }) => (
                      <div key={name}>
                        <Identifier>{name}</Identifier>
                      </div>
                    )),
            },
          ]}
        />
        <PageLink target={{ page: 'entra-app', applicationId: user.applicationId }} />
        <PageLink target={{ page: 'environment' }} />
      </section>
      <Things
        title={texts.text('Permissions_References')}
        things={uses.references.map((reference) => ({ id: reference.id, name: connectionReferenceName(reference) }))}
        onShow={onShowConnection}
      />
      <Things title={texts.text('Permissions_Flows')} things={uses.flows} onShow={onShowFlow} />
      <Caption1 className={shared.evidence}>{texts.text('Principals_Uses_Evidence')}</Caption1>
    </DetailsPane>
  );
}

function Missing({ missing }: { readonly missing: readonly MissingForFlows[] }): React.ReactElement {
  const shared = useDetailsStyles();
  const texts = useTexts();
  return (
    <ul className={shared.list}>
      {missing.map(({ privilege, flows }) => (
        <li key={privilege}>
          <Identifier>{privilege}</Identifier>
          <Caption1 block className={shared.quiet}>
            {listed(flows, texts)}
          </Caption1>
        </li>
      ))}
    </ul>
  );
}

interface ThingsProps {
  readonly title: string;
  readonly things: readonly { readonly id: string; readonly name: string }[];
  readonly onShow: (id: string) => void;
}

function Things({ title, things, onShow }: ThingsProps): React.ReactElement | null {
  const shared = useDetailsStyles();
  return things.length === 0 ? null : (
    <section className={shared.section}>
      <Subtitle2 as="h3" className={shared.heading}>
        {title}
      </Subtitle2>
      <ul className={shared.list}>
        {things.map(({ id, name }) => (
          <li key={id}>
            <Link as="button" className={shared.itemName} onClick={() => onShow(id)}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
