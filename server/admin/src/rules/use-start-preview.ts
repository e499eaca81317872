import { settingsApi } from '@heyi/shared/identity/settings.api';
import type { SettingsProposal } from '@heyi/shared/identity/settings.schema';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../api.ts';
import { queries } from '../queries.ts';

/** Starts a trial and goes where it is watched. */
export function useStartPreview() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: SettingsProposal) => call(settingsApi.startPreview, { body }),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['identity', 'previews'] });
      await navigate(`/rules/previews/${id}`);
    },
  });
}
