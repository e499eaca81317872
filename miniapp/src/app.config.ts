export default defineAppConfig({
  pages: ['pages/home/index'],
  subPackages: [{ root: 'packages/agent', pages: ['pages/entrance/index'] }],
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: '合一',
    navigationBarBackgroundColor: '@bar',
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@page',
    backgroundTextStyle: '@loading' as 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
});
