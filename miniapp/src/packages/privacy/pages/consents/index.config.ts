export default definePageConfig({ navigationBarTitleText: '授权', enablePullDownRefresh: true });
