<?php

/** The app that the test is about. It knows HighLevel alone, and nothing of a mock. */
function logCall(string $token, string $contactId, string $text): array
{
    $request = curl_init("https://services.leadconnectorhq.com/contacts/$contactId/notes");
    curl_setopt_array($request, [
        CURLOPT_POSTFIELDS => json_encode(['body' => $text]),
        CURLOPT_HTTPHEADER => [
            "Authorization: Bearer $token",
            'Version: 2021-07-28',
            'Content-Type: application/json',
        ],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 10,
    ]);
    $answer = curl_exec($request);
    $status = curl_getinfo($request, CURLINFO_RESPONSE_CODE);
    if ($status !== 201) {
        throw new RuntimeException("HighLevel answered $status " . curl_error($request), $status);
    }
    return json_decode($answer, true)['note'];
}
