import { createBrowserRouter } from 'react-router';
import { Entering } from './frame/entering.tsx';
import { Frame } from './frame/frame.tsx';
import { LostPage } from './frame/lost-page.tsx';
import { RoomError } from './frame/room-error.tsx';

/** Every room has an address and is loaded when it is first entered. */
export const router: ReturnType<typeof createBrowserRouter> = createBrowserRouter(
  [
    {
      Component: Frame,
      children: [
        {
          ErrorBoundary: RoomError,
          HydrateFallback: Entering,
          children: [
            {
              index: true,
              lazy: async () => ({
                Component: (await import('./overview/overview-page.tsx')).OverviewPage,
              }),
            },
            {
              path: 'review/pairs',
              lazy: async () => ({
                Component: (await import('./review/pairs-page.tsx')).PairsPage,
              }),
            },
            {
              path: 'review/:id?',
              lazy: async () => ({
                Component: (await import('./review/review-page.tsx')).ReviewPage,
              }),
            },
            {
              path: 'search/:kind?',
              lazy: async () => ({
                Component: (await import('./search/search-page.tsx')).SearchPage,
              }),
            },
            {
              path: 'customers/:id',
              lazy: async () => ({
                Component: (await import('./customers/customer-page.tsx')).CustomerPage,
              }),
            },
            {
              path: 'customers/:id/merge',
              lazy: async () => ({
                Component: (await import('./customers/merge-page.tsx')).MergePage,
              }),
            },
            {
              path: 'evidence/:id?/:otherId?',
              lazy: async () => ({
                Component: (await import('./evidence/evidence-page.tsx')).EvidencePage,
              }),
            },
            {
              path: 'imports',
              lazy: async () => ({
                Component: (await import('./imports/imports-page.tsx')).ImportsPage,
              }),
            },
            {
              path: 'imports/new',
              lazy: async () => ({
                Component: (await import('./imports/new-import-page.tsx')).NewImportPage,
              }),
            },
            {
              path: 'imports/maps',
              lazy: async () => ({
                Component: (await import('./imports/maps/column-maps-page.tsx')).ColumnMapsPage,
              }),
            },
            {
              path: 'imports/:id',
              lazy: async () => ({
                Component: (await import('./imports/import-page.tsx')).ImportPage,
              }),
            },
            {
              path: 'runs',
              lazy: async () => ({ Component: (await import('./runs/runs-page.tsx')).RunsPage }),
            },
            {
              path: 'rules',
              lazy: async () => ({ Component: (await import('./rules/rules-page.tsx')).RulesPage }),
            },
            {
              path: 'rules/previews/:id',
              lazy: async () => ({
                Component: (await import('./rules/preview-page.tsx')).PreviewPage,
              }),
            },
            {
              path: 'rules/models/:id?',
              lazy: async () => ({
                Component: (await import('./rules/models-page.tsx')).ModelsPage,
              }),
            },
            {
              path: 'hot-values',
              lazy: async () => ({
                Component: (await import('./hot-values/hot-values-page.tsx')).HotValuesPage,
              }),
            },
            {
              path: 'wechat',
              lazy: async () => ({ Component: (await import('./wechat/apps-page.tsx')).AppsPage }),
            },
            {
              path: 'wechat/followers/:id?',
              lazy: async () => ({
                Component: (await import('./wechat/followers/followers-page.tsx')).FollowersPage,
              }),
            },
            {
              path: 'wechat/tags',
              lazy: async () => ({
                Component: (await import('./wechat/tags/tags-page.tsx')).TagsPage,
              }),
            },
            {
              path: 'wechat/migrations',
              lazy: async () => ({
                Component: (await import('./wechat/migration/migrations-page.tsx')).MigrationsPage,
              }),
            },
            {
              path: 'wechat/migrations/:id',
              lazy: async () => ({
                Component: (await import('./wechat/migration/migration-page.tsx')).MigrationPage,
              }),
            },
            {
              path: 'wechat/received',
              lazy: async () => ({
                Component: (await import('./wechat/callbacks/received-page.tsx')).ReceivedPage,
              }),
            },
            {
              path: 'wechat/replies',
              lazy: async () => ({
                Component: (await import('./wechat/replies/replies-page.tsx')).RepliesPage,
              }),
            },
            {
              path: 'wechat/menus/:id?',
              lazy: async () => ({
                Component: (await import('./wechat/menus/menus-page.tsx')).MenusPage,
              }),
            },
            {
              path: 'wechat/codes/:id?',
              lazy: async () => ({
                Component: (await import('./wechat/codes/codes-page.tsx')).CodesPage,
              }),
            },
            {
              path: 'messages/:part?',
              lazy: async () => ({
                Component: (await import('./messages/messages-page.tsx')).MessagesPage,
              }),
            },
            {
              path: 'staff',
              lazy: async () => ({ Component: (await import('./staff/staff-page.tsx')).StaffPage }),
            },
            {
              path: 'audit',
              lazy: async () => ({ Component: (await import('./audit/audit-page.tsx')).AuditPage }),
            },
            {
              path: 'me',
              lazy: async () => ({ Component: (await import('./me/me-page.tsx')).MePage }),
            },
            { path: '*', Component: LostPage },
          ],
        },
      ],
    },
  ],
  { basename: '/admin' },
);
