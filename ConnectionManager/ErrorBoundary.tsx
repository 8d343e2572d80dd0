import * as React from 'react';
import { Button } from '@fluentui/react-components';
import type { Texts } from './strings/texts';
import { EmptyState } from './ui/EmptyState';

/** Properties of {@link ErrorBoundary}. */
export interface ErrorBoundaryProps {
  readonly texts: Texts;
  readonly children: React.ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: boolean;
}

/** Keeps a fault of the control inside it: the control is part of the host's own React tree. */
export class ErrorBoundary extends React.Component<ErrorBoundaryProps, ErrorBoundaryState> {
  public override state: ErrorBoundaryState = { failed: false };

  public static getDerivedStateFromError(): ErrorBoundaryState {
    return { failed: true };
  }

  public override render(): React.ReactNode {
    const { texts, children } = this.props;
    if (!this.state.failed) {
      return children;
    }
    return (
      <div role="alert">
        <EmptyState
          title={texts.text('Crash_Title')}
          body={texts.text('Crash_Body')}
          action={<Button onClick={() => this.setState({ failed: false })}>{texts.text('Action_TryAgain')}</Button>}
        />
      </div>
    );
  }
}
