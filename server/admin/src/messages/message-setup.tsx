import { Loaded } from '../ui/loaded.tsx';
import { AppTemplates } from './app-templates.tsx';
import { QuietHoursCard } from './quiet-hours-card.tsx';
import { ServiceHoursCard } from './service-hours-card.tsx';
import { useMessageSetup } from './use-message-setup.ts';

/** By which templates each app sends, when nobody is disturbed, and when people answer. */
export function MessageSetup() {
  const query = useMessageSetup();
  return (
    <Loaded query={query}>
      {(setup) => (
        <>
          <QuietHoursCard setup={setup} />
          <ServiceHoursCard />
          {setup.apps.map((app) => (
            <AppTemplates key={app.appid} app={app} setup={setup} />
          ))}
        </>
      )}
    </Loaded>
  );
}
