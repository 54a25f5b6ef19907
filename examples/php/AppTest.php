<?php

// ghl-mock run -- phpunit examples/php
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/app.php';

/** Each test has a sandbox of its own. Its tokens open it, so the app needs nothing but a token. */
final class AppTest extends TestCase
{
    private string $sandbox;
    private array $tokens = [];

    protected function setUp(): void
    {
        $info = $this->admin('POST', '/sandboxes', ['name' => $this->getName()]);
        $this->sandbox = $info['id'];
        foreach (array_merge(...array_column($info['subAccounts'], 'privateIntegrations')) as $one) {
            $this->tokens[$one['name']] = $one['token'];
        }
    }

    protected function tearDown(): void
    {
        $this->admin('DELETE', "/sandboxes/$this->sandbox");
    }

    public function testACallBecomesANote(): void
    {
        $note = logCall($this->tokens['full'], 'contact-xyz789', 'Wants a quote');
        $this->assertSame('Wants a quote', $note['body']);
        $this->verify(['match' => ['method' => 'POST', 'status' => 201], 'exactly' => 1]);
    }

    public function testATokenThatMayOnlyReadIsRefused(): void
    {
        $this->expectExceptionCode(401);
        logCall($this->tokens['read-only'], 'contact-xyz789', 'Wants a quote');
    }

    public function testAnOutageReachesTheApp(): void
    {
        $fault = ['match' => ['method' => 'POST'], 'then' => 503];
        $this->admin('POST', "/faults?sandbox=$this->sandbox", $fault);
        $this->expectExceptionCode(503);
        logCall($this->tokens['full'], 'contact-xyz789', 'Wants a quote');
    }

    private function verify(array $claim): void
    {
        $this->admin('POST', "/verify?sandbox=$this->sandbox", $claim);
    }

    /** Calls the admin API; a refused call fails the test with the message of the mock. */
    private function admin(string $method, string $path, ?array $body = null): array
    {
        $context = stream_context_create(['http' => [
            'method' => $method,
            'header' => 'Content-Type: application/json',
            'content' => $body === null ? '' : json_encode($body),
            'ignore_errors' => true,
        ]]);
        $text = file_get_contents(getenv('GHL_MOCK_URL') . "/__admin$path", false, $context);
        $answer = json_decode($text, true);
        $this->assertArrayNotHasKey('statusCode', $answer, $text);
        return $answer;
    }
}
