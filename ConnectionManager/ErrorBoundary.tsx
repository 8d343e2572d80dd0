import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { TextsProvider, type Texts } from './strings/texts';
import { EmptyState } from './ui/EmptyState';
import { FoldedDetails } from './ui/FoldedDetails';

/** Properties of {@link ErrorBoundary}. */
export interface ErrorBoundaryProps {
  readonly texts: Texts;
  /** Called when a person tries again, before the control is drawn anew. */
  readonly onTryAgain: () => void;
  readonly children: React.ReactNode;
}

interface ErrorBoundaryState {
  /** What was thrown, in words; null while nothing was. */
  readonly fault: string | null;
}

/** Keeps a fault of the control inside it: the control is part of the host's own React tree. */
export class ErrorBoundary extends React.Component<ErrorBoundaryProps, ErrorBoundaryState> {
  public override state: ErrorBoundaryState = { fault: null };

  public static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { fault: String(thrown) };
  }

  public override render(): React.ReactNode {
    const { texts, children } = this.props;
    if (this.state.fault === null) {
      return children;
    }
    return (
      <TextsProvider value={texts}>
        <div role="alert">
          <EmptyState
            title={texts.text('Crash_Title')}
            body={texts.text('Crash_Body')}
            action={<Button onClick={this.tryAgain}>{texts.text('Action_TryAgain')}</Button>}
            details={<FoldedDetails text={this.state.fault} />}
          />
        </div>
      </TextsProvider>
    );
  }

  private readonly tryAgain = (): void => {
    this.props.onTryAgain();
    this.setState({ fault: null });
  };
}
